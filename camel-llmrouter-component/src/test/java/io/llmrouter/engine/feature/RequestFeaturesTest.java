package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFeaturesTest {

    private static final ChatRequest PLAIN = ChatRequest.of("What is the capital of France?");
    private static final ToolSpec WEATHER = new ToolSpec(
            "weather", "The weather of a city", "{\"type\":\"object\",\"properties\":{\"city\":{}}}", false);

    @Test
    void countsTheTextAndTheFormOfEachMessage() {
        long one = of(PLAIN).inputTokens();
        long two = of(ChatRequest.of(
                        List.of(Message.system("Be brief."), PLAIN.messages().get(0))))
                .inputTokens();

        assertThat(one).isBetween(9L, 13L);
        assertThat(two - one).isBetween(6L, 9L);
    }

    @Test
    void countsToolsSchemasAndToolCalls() {
        long plain = of(PLAIN).inputTokens();
        Message call = new Message(
                Role.ASSISTANT, List.of(), List.of(new ToolCall("1", "weather", "{\"city\":\"Paris\"}")), null, null);

        assertThat(of(PLAIN.withTools(List.of(WEATHER), ToolChoice.AUTO)).inputTokens())
                .isBetween(plain + 20, plain + 40);
        assertThat(of(PLAIN.withOutput(OutputFormat.schema("answer", WEATHER.parameters())))
                        .inputTokens())
                .isBetween(plain + 12, plain + 30);
        assertThat(of(PLAIN.withMessages(List.of(PLAIN.messages().get(0), call)))
                        .inputTokens())
                .isBetween(plain + 12, plain + 30);
    }

    @Test
    void countsMediaByStatedFiguresAndIsLessSureOfThem() {
        long image = of(with(Content.image("https://example.com/a.png"))).inputTokens();
        Content rough = new Content.Media(
                Modality.IMAGE, "image/png", MediaSource.remote("https://example.com/a.png"), null, "low");
        Content document = new Content.Media(
                Modality.DOCUMENT, "application/pdf", MediaSource.inline(new byte[50_000]), "a.pdf", null);
        Content sound = new Content.Media(
                Modality.AUDIO, "audio/mpeg", MediaSource.remote("https://example.com/a.mp3"), null, null);

        assertThat(image).isEqualTo(1_004);
        assertThat(of(with(rough)).inputTokens()).isEqualTo(89);
        assertThat(of(with(document)).inputTokens()).isBetween(1_000L, 1_010L);
        assertThat(of(with(sound)).inputTokens()).isEqualTo(2_004);
        assertThat(of(PLAIN).inputTokensError()).isEqualTo(TextTokens.ERROR);
        assertThat(of(with(sound)).inputTokensError()).isBetween(0.55, 0.6);
    }

    @Test
    void expectsTheLimitOrElseAUsualLength() {
        ReasoningEffort reasoned = ReasoningEffort.of("high");
        ReasoningEffort unreasoned = ReasoningEffort.of("none");

        assertThat(of(PLAIN).expectedOutputTokens()).isEqualTo(512);
        assertThat(of(PLAIN.withSampling(Sampling.DEFAULT.withMaxTokens(77))).expectedOutputTokens())
                .isEqualTo(77);
        assertThat(of(PLAIN.withEffort(reasoned)).expectedOutputTokens()).isEqualTo(2_048);
        assertThat(of(PLAIN.withEffort(unreasoned)).expectedOutputTokens()).isEqualTo(512);
    }

    @Test
    void namesWhatTheModelMustBeAbleToDo() {
        ReasoningEffort reasoned = ReasoningEffort.budget(2_000);

        assertThat(of(PLAIN).needs()).isEmpty();
        assertThat(RequestFeatures.of(PLAIN, true).needs()).containsExactly(ModelFeature.STREAMING);
        assertThat(of(PLAIN.withTools(List.of(WEATHER), ToolChoice.AUTO)).needs())
                .containsExactly(ModelFeature.TOOLS);
        assertThat(of(PLAIN.withMessages(List.of(Message.tool("1", "sunny")))).needs())
                .containsExactly(ModelFeature.TOOLS);
        assertThat(of(PLAIN.withOutput(OutputFormat.JSON)).needs()).containsExactly(ModelFeature.JSON_OUTPUT);
        assertThat(of(PLAIN.withOutput(OutputFormat.schema("a", "{}"))).needs()).isEmpty();
        assertThat(of(PLAIN.withEffort(reasoned)).needs()).containsExactly(ModelFeature.REASONING);
    }

    @Test
    void namesWhatTheModelMustBeAbleToRead() {
        assertThat(of(PLAIN).modalities()).containsExactly(Modality.TEXT);
        assertThat(of(with(Content.text("What is this?"), Content.image("https://example.com/a.png")))
                        .modalities())
                .containsExactly(Modality.TEXT, Modality.IMAGE);
    }

    @Test
    void takesTheLatestUserMessageForThePrompt() {
        List<Message> talk = List.of(Message.user("first"), Message.user("second"), Message.assistant("answer"));

        assertThat(of(ChatRequest.of(talk)).prompt()).isEqualTo("second");
        assertThat(of(ChatRequest.of(List.of(Message.system("rules")))).prompt())
                .isEmpty();
    }

    private static ChatRequest with(Content... parts) {
        return ChatRequest.of(List.of(Message.user(List.of(parts))));
    }

    private static RequestFeatures of(ChatRequest request) {
        return RequestFeatures.of(request, false);
    }
}
