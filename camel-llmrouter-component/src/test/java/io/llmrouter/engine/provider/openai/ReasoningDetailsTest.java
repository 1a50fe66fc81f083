package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.anthropic.AnthropicDialect;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Thoughts with proofs, as OpenRouter tells them and takes them back. */
class ReasoningDetailsTest {

    private static final String DETAILS =
            "[{\"type\":\"reasoning.text\",\"text\":\"Let me see.\",\"index\":0,\"signature\":\"c2ln\"},"
                    + "{\"type\":\"reasoning.encrypted\",\"data\":\"eA==\",\"index\":1}]";
    private static final String ANSWER =
            """
            {"id":"a","model":"m","choices":[{"finish_reason":"stop","message":{"role":"assistant",
             "content":"Yes.","reasoning":"Let me see.","reasoning_details":%s}}]}""";

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    private Message answered() {
        return whole().message();
    }

    private ChatResponse whole() {
        return ProviderKit.answer(dialect.decode(ANSWER.formatted(DETAILS).getBytes(StandardCharsets.UTF_8)));
    }

    private String next(Message answer, String preset) {
        Quirks quirks = Presets.builtIn().find(preset).orElseThrow().quirks();
        ChatRequest request = ChatRequest.of(List.of(Message.user("Is it?"), answer, Message.user("Sure?")));
        return dialect.encode(request, "m", quirks, false)
                .fold(written -> new String(written.body(), StandardCharsets.UTF_8), failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    private static JsonNode tree(String json) {
        return ExactJson.part("a test's JSON", json);
    }

    @Test
    void goBackAsTheyCame() {
        JsonNode sent = tree(next(answered(), "openrouter")).at("/messages/1");

        assertThat(sent.path("reasoning_details")).isEqualTo(tree(DETAILS));
        assertThat(sent.path("content").asText()).isEqualTo("Yes.");
    }

    @Test
    void areNothingToServersWithoutAPlaceForThem() {
        ChatRequest request = ChatRequest.of(List.of(Message.user("Is it?"), answered(), Message.user("Sure?")));
        String anthropic = new AnthropicDialect(InstantSource.system())
                .encode(request, "claude-sonnet-4-5", ProviderKit.PLAIN, false)
                .fold(written -> new String(written.body(), StandardCharsets.UTF_8), failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(next(answered(), "openai")).doesNotContain("c2ln", "reasoning");
        assertThat(anthropic).doesNotContain("c2ln");
    }

    @Test
    void comeInPiecesInAStream() {
        List<StreamEvent> events = read(
                "{'choices':[{'delta':{'reasoning':'Let ','reasoning_details':"
                        + "[{'type':'reasoning.text','text':'Let ','index':0}]}}]}",
                "{'choices':[{'delta':{'reasoning':'me see.','reasoning_details':"
                        + "[{'type':'reasoning.text','text':'me see.','index':0}]}}]}",
                "{'choices':[{'delta':{'reasoning_details':"
                        + "[{'type':'reasoning.text','text':null,'signature':'c2ln','index':0}]}}]}",
                "{'choices':[{'delta':{'reasoning_details':"
                        + "[{'type':'reasoning.encrypted','data':'eA==','index':1}, 'noise']}}]}",
                "{'choices':[{'delta':{'content':'Yes.'},'finish_reason':'stop'}]}",
                "[DONE]");

        String proof = events.stream()
                .filter(ReasoningDelta.class::isInstance)
                .map(event -> ((ReasoningDelta) event).signature())
                .filter(signature -> signature != null)
                .collect(Collectors.joining());
        assertThat(events.get(events.size() - 1).kind()).isEqualTo(StreamEvent.Kind.FINISHED);
        assertThat(ReasoningDetails.carried(proof)).containsEntry("reasoning_details", tree(DETAILS));
    }

    private static final String BLOCKS = "[{'type':'thinking','thinking':'Let me see.','signature':'c2ln'},"
            + "{'type':'redacted_thinking','data':'eA=='},{'type':'thinking','thinking':'Well.','signature':'b3RoZXI='}]";

    @Test
    void areThinkingBlocksBehindLiteLlm() {
        String answer = ANSWER.formatted(BLOCKS.replace('\'', '"')).replace("reasoning_details", "thinking_blocks");
        Message message = ProviderKit.answer(dialect.decode(answer.getBytes(StandardCharsets.UTF_8)))
                .message();

        assertThat(tree(next(message, "litellm")).at("/messages/1/thinking_blocks"))
                .isEqualTo(tree(BLOCKS.replace('\'', '"')));
        assertThat(next(message, "openrouter")).doesNotContain("c2ln");
    }

    @Test
    void areThinkingBlocksInPiecesOfAStreamToo() {
        List<StreamEvent> events = read(
                delta("{'type':'thinking','thinking':'Let ','signature':null}", "Let "),
                delta("{'type':'thinking','thinking':'me see.','signature':''}", "me see."),
                delta("{'type':'thinking','thinking':'','signature':'c2ln'}", ""),
                delta("{'type':'redacted_thinking','data':'eA=='}", ""),
                delta("{'type':'thinking','thinking':'Well.'}", "Well."),
                delta("{'type':'thinking','thinking':'','signature':'b3RoZXI='}", ""),
                "{'choices':[{'delta':{'content':'Yes.'},'finish_reason':'stop'}]}",
                "[DONE]");
        ReasoningDelta last = (ReasoningDelta) events.stream()
                .filter(ReasoningDelta.class::isInstance)
                .reduce((one, other) -> other)
                .orElseThrow();

        assertThat(ReasoningDetails.carried(last.signature()))
                .containsEntry("thinking_blocks", tree(BLOCKS.replace('\'', '"')));
    }

    private static String delta(String block, String words) {
        return "{'choices':[{'delta':{'reasoning_content':'" + words + "','thinking_blocks':[" + block
                + "],'provider_specific_fields':{'thinking_blocks':[" + block + "]}}}]}";
    }

    private List<StreamEvent> read(String... chunks) {
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.addAll(decoder.read(SseEvent.of(chunk.replace('\'', '"'))));
        }
        return events;
    }

    @Test
    void areTheReasoningWhereNothingElseTellsIt() {
        String silent = ANSWER.formatted(DETAILS).replace("\"reasoning\":\"Let me see.\",", "");

        ChatResponse answer = ProviderKit.answer(dialect.decode(silent.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.message().reasoning()).isEqualTo("Let me see.");
    }

    @Test
    void reachClientsOfOpenAisInterfaceAndComeBackFromThem() {
        OpenAiResponseWriter writer = new OpenAiResponseWriter(InstantSource.system(), () -> "id");
        Map<String, Object> written = writer.response(whole());
        String chunk = writer.chunks(false).write(new ReasoningDelta("", signature(answered())));

        JsonNode message = tree(Json.write(written)).at("/choices/0/message");
        assertThat(message.path("reasoning_details")).isEqualTo(tree(DETAILS));
        assertThat(chunk).contains("\"reasoning_details\":[{\"type\":\"reasoning.text\"");
        Message read = OpenAiRequestReader.messages("[" + message + "]").get(0);
        assertThat(signature(read)).isEqualTo(signature(answered()));
    }

    private static String signature(Message message) {
        return ((Content.Reasoning) message.content().get(0)).signature();
    }
}
