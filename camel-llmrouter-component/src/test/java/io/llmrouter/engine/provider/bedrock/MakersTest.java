package io.llmrouter.engine.provider.bedrock;

import static io.llmrouter.engine.provider.bedrock.Encoded.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.bedrock.BedrockModel.Maker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from one maker's models to another's. */
class MakersTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final ToolSpec LOOK = new ToolSpec("look", "", "", false);

    @ParameterizedTest
    @CsvSource({
        "us.anthropic.claude-3-7-sonnet-20250219-v1:0, ANTHROPIC",
        "amazon.nova-micro-v1:0, NOVA",
        "global.amazon.nova-2-lite-v1:0, NOVA_2",
        "amazon.titan-text-express-v1, AMAZON",
        "us.meta.llama4-scout-17b-instruct-v1:0, META",
        "us.mistral.pixtral-large-2502-v1:0, MISTRAL",
        "cohere.command-r-v1:0, COHERE",
        "us.writer.palmyra-x4-v1:0, WRITER",
        "qwen.qwen3-32b-v1:0, OPEN_WEIGHTS",
        "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0, ANTHROPIC",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc, UNKNOWN",
        "anthropic/claude-opus-4.5, ANTHROPIC",
        "302ai/claude-opus-4-5, ANTHROPIC",
        "bedrock/eu.amazon.nova-lite-v1:0, NOVA",
        "amazon/amazon-nova/nova-pro-v1, NOVA",
        "amazon/nova-2-lite, NOVA_2",
        "meta/llama-3.3-70b, META",
        "mistral/mistral-large-latest, MISTRAL",
        "cohere/command-r-plus, COHERE",
        "ai21/jamba-large-1.7, AI21",
        "writer/palmyra-x5, WRITER",
        "alibaba/qwen3-32b, OPEN_WEIGHTS",
        "minimax/MiniMax-M2, OPEN_WEIGHTS",
        "openai/gpt-oss-120b, OPEN_WEIGHTS"
    })
    void tellsTheMakerFromTheName(String name, Maker maker) {
        assertThat(BedrockModel.of(name).maker()).isEqualTo(maker);
    }

    @Test
    void putsTopKUnderTheMakersName() {
        ChatRequest request = ChatRequest.of("hello").withSampling(Sampling.DEFAULT.withTopK(20));

        assertThat(added(request, Encoded.CLAUDE).path("top_k").intValue()).isEqualTo(20);
        assertThat(added(request, Encoded.NOVA).at("/inferenceConfig/topK").intValue())
                .isEqualTo(20);
        assertThat(added(request, "cohere.command-r-v1:0").path("k").intValue()).isEqualTo(20);
        assertThat(added(request, Encoded.LLAMA)).isEmpty();
    }

    @Test
    void sendsPenaltiesAndSeedsToThoseWhoTakeThem() {
        Sampling sampling = Sampling.of(null, null, null, 7L, List.of()).withPenalties(0.5, 0.25);
        ChatRequest request = ChatRequest.of("hello").withSampling(sampling);

        JsonNode added = added(request, Encoded.GPT);

        assertThat(added.path("frequency_penalty").doubleValue()).isEqualTo(0.5);
        assertThat(added.path("presence_penalty").doubleValue()).isEqualTo(0.25);
        assertThat(added.path("seed").intValue()).isEqualTo(7);
        assertThat(added(request, Encoded.CLAUDE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"minimal, low", "low, low", "medium, medium", "Default, medium", "xhigh, high", "ultra, high"})
    void namesTheEffort(String asked, String sent) {
        ChatRequest request = ChatRequest.of("hello").withEffort(ReasoningEffort.of(asked));

        assertThat(added(request, Encoded.GPT).path("reasoning_effort").asText())
                .isEqualTo(sent);
        assertThat(added(request, Encoded.NOVA)
                        .at("/reasoningConfig/maxReasoningEffort")
                        .asText())
                .isEqualTo(sent);
        assertThat(added(request, Encoded.LLAMA)).isEmpty();
    }

    @Test
    void tellsThatAnEffortIsSaidAsAnother() {
        ChatRequest request = ChatRequest.of("hello").withEffort(ReasoningEffort.of("xhigh"));

        assertThat(Encoded.request(request, Encoded.NOVA, false).adjustments())
                .containsExactly("says reasoning_effort xhigh as high");
    }

    @Test
    void leavesAnUnknownEffortToOthers() {
        ChatRequest request = ChatRequest.of("hello").withEffort(ReasoningEffort.of("deeply"));

        for (String model : List.of(Encoded.GPT, Encoded.NOVA, Encoded.CLAUDE)) {
            assertThat(Encoded.refusal(request, model)).isEqualTo(FailureKind.UNSUPPORTED);
        }
        assertThat(added(request, Encoded.LLAMA)).isEmpty();
    }

    @Test
    void sendsNovaNoLimitAtItsGreatestEffort() {
        ChatRequest request = ChatRequest.of("hello")
                .withSampling(Sampling.of(0.5, null, 100, null, List.of("END")))
                .withEffort(ReasoningEffort.budget(20_000));

        assertThat(body(request, Encoded.NOVA).path("inferenceConfig").toString())
                .isEqualTo("{\"stopSequences\":[\"END\"]}");
    }

    @Test
    void putsABudgetOnTopOfTheUsualLimit() {
        ChatRequest request = ChatRequest.of("hello").withEffort(ReasoningEffort.budget(5000));

        JsonNode body = body(request, Encoded.CLAUDE);

        assertThat(body.at("/inferenceConfig/maxTokens").intValue()).isEqualTo(9096);
        assertThat(body.at("/additionalModelRequestFields/thinking/budget_tokens")
                        .intValue())
                .isEqualTo(5000);
    }

    @Test
    void setsOneOfTheTwoSamplingsForLaterClaudes() {
        ChatRequest request = ChatRequest.of("hello").withSampling(Sampling.of(1.5, 0.9, null, null, List.of()));

        assertThat(body(request, Encoded.CLAUDE).path("inferenceConfig").toString())
                .isEqualTo("{\"temperature\":1}");
        assertThat(body(request, Encoded.LLAMA).path("inferenceConfig").toString())
                .isEqualTo("{\"temperature\":1,\"topP\":0.9}");
        assertThat(Encoded.request(request, Encoded.LLAMA, false).adjustments())
                .containsExactly("clamps temperature from 1.5 to 1");
    }

    @Test
    void holdsAnAnswerToASchemaByTheFormatWhereThereIsOne() {
        JsonNode format = body(held(), Encoded.GPT).at("/outputConfig/textFormat");

        assertThat(format.path("type").asText()).isEqualTo("json_schema");
        assertThat(format.at("/structure/jsonSchema/name").asText()).isEqualTo("answer");
        assertThat(format.at("/structure/jsonSchema/schema").asText()).isEqualTo(SCHEMA);
    }

    @Test
    void holdsItByAToolWhereOneCanBeForced() {
        JsonNode tools = body(held(), Encoded.NOVA).path("toolConfig");

        assertThat(tools.at("/tools/0/toolSpec/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
        assertThat(tools.at("/toolChoice/tool/name").asText()).isEqualTo(AnswerForm.TOOL_NAME);
        JsonNode beside = body(held().withTools(List.of(LOOK), ToolChoice.AUTO), Encoded.NOVA);
        assertThat(beside.at("/toolConfig/toolChoice").has("any")).isTrue();
        assertThat(beside.at("/toolConfig/tools")).hasSize(2);
    }

    @Test
    void asksForItInWordsWhereNothingElseHelps() {
        assertThat(body(held(), Encoded.LLAMA).at("/system/0/text").asText()).endsWith(SCHEMA);
        ChatRequest array = ChatRequest.of("hello").withOutput(OutputFormat.schema("a", "{\"type\":\"array\"}"));
        assertThat(body(array, Encoded.NOVA).at("/system/0/text").asText()).contains("array");
        ChatRequest any = ChatRequest.of("hello").withOutput(OutputFormat.JSON);
        assertThat(body(any, Encoded.CLAUDE).at("/system/0/text").asText()).contains("one valid JSON object");
    }

    @Test
    void waitsWithASchemaUntilTheCallThatMustComeFirst() {
        ChatRequest request = held().withTools(List.of(LOOK), new ToolChoice(ToolChoice.Mode.REQUIRED, null));

        JsonNode body = body(request, Encoded.NOVA);

        assertThat(body.at("/toolConfig/tools")).hasSize(1);
        assertThat(body.has("system")).isFalse();
    }

    private static ChatRequest held() {
        return ChatRequest.of("hello").withOutput(OutputFormat.schema("answer", SCHEMA));
    }

    private static JsonNode added(ChatRequest request, String model) {
        return body(request, model).path("additionalModelRequestFields");
    }
}
