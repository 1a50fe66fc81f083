package io.llmrouter.engine.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CohereAnswersTest {

    private static final CohereDialect DIALECT = new CohereDialect(InstantSource.system());
    private static final String START = "data: {\"type\":\"message-start\",\"id\":\"a\"}\n\n";

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsThePlanTheCitationsAndTheUsage() {
        ChatResponse answer = ProviderKit.answer(DIALECT.decode(bytes("{'id':'a','finish_reason':'COMPLETE','message':"
                + "{'role':'assistant','tool_plan':'I look.','content':[{'type':'thinking','thinking':'Hm.'},"
                + "{'type':'text','text':'Hi'}],'citations':[{'start':0}]},'usage':{'billed_units':{'input_tokens':100,"
                + "'output_tokens':20},'tokens':{'input_tokens':600,'output_tokens':25,'reasoning_tokens':5},"
                + "'cached_tokens':550}}")));

        assertThat(answer.message().content())
                .containsExactly(
                        new Content.Reasoning("I look.", "cohere:plan:"),
                        new Content.Reasoning("Hm.", "cohere:thinking:"),
                        Content.text("Hi"));
        assertThat(answer.extra())
                .containsEntry("citations", List.of(Map.of("start", 0)))
                .containsKey("usage");
        assertThat(answer.usage())
                .isEqualTo(new Usage(100, 50, 0, 0, 0, 0, 20, 5, 0, Usage.Source.REPORTED, Units.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE, STOP",
        "STOP_SEQUENCE, STOP",
        "MAX_TOKENS, LENGTH",
        "ERROR, ERROR",
        "ERROR_TOXIC, CONTENT_FILTER",
        "NEW, OTHER"
    })
    void keepsWhyItStopped(String word, FinishReason reason) {
        ChatResponse answer = ProviderKit.answer(DIALECT.decode(
                bytes("{'finish_reason':'" + word + "','message':{'content':[{'type':'text','text':'Hi'}]}}")));

        assertThat(answer.finishReason()).isEqualTo(reason);
        assertThat(answer.rawFinishReason()).isEqualTo(word);
        assertThat(answer.usage().source()).isEqualTo(Usage.Source.ESTIMATED);
    }

    @ParameterizedTest
    @CsvSource({"ERROR, SERVER_ERROR", "TIMEOUT, TIMEOUT", "ERROR_TOXIC, CONTENT_POLICY"})
    void failsWhereNoAnswerIsLeft(String word, FailureKind kind) throws IOException {
        String whole = "{'finish_reason':'" + word + "','message':{'content':[]}}";
        String stream = START + "data: {'type':'message-end','delta':{'finish_reason':'" + word + "'}}\n\n";

        assertThat(ProviderKit.failure(DIALECT.decode(bytes(whole))).kind()).isEqualTo(kind);
        List<StreamEvent> events = RecordedExchanges.read(DIALECT, bytes(stream));
        assertThat(((Failed) events.get(events.size() - 1)).failure().kind()).isEqualTo(kind);
    }

    @Test
    void tellsAnErrorInTheMiddleOfAStream() throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(
                DIALECT, bytes(START + "data: {'message':'too many tokens: size limit exceeded'}\n\n"));

        assertThat(((Failed) events.get(1)).failure().kind()).isEqualTo(FailureKind.CONTEXT_LENGTH);
    }

    @Test
    void carriesAToolArgumentOfFourMebibytes() throws IOException {
        String big = "ä".repeat(1 << 21);
        String call = "{\"type\":\"tool-call-start\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":"
                + "{\"id\":\"c\",\"function\":{\"name\":\"look\",\"arguments\":\"\"}}}}}";
        String piece = Json.write(Map.of(
                "type",
                "tool-call-delta",
                "index",
                0,
                "delta",
                Map.of("message", Map.of("tool_calls", Map.of("function", Map.of("arguments", big))))));
        String end = "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"TOOL_CALL\"}}";

        List<StreamEvent> events = RecordedExchanges.read(
                DIALECT, START + "data: " + call + "\n\ndata: " + piece + "\n\ndata: " + end + "\n\n");

        assertThat(RecordedExchanges.join(events, Kind.TOOL_CALL, event -> ((ToolCallDelta) event).arguments()))
                .isEqualTo(big);
        assertThat(events).endsWith(new Finished(FinishReason.TOOL_CALLS, "TOOL_CALL"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/io/llmrouter/engine/provider/cohere/errors.csv", numLinesToSkip = 1)
    void classifiesErrors(int status, String message, FailureKind kind) {
        byte[] body = Json.write(Map.of("message", message)).getBytes(StandardCharsets.UTF_8);

        assertThat(DIALECT.error(status, new TreeMap<>(), body))
                .isEqualTo(new Failure(kind, message, status, null, null));
    }

    @Test
    void tellsTheErrorThatEndsAStream() throws IOException {
        String end = "data: {'type':'message-end','delta':{'error':'too many tokens: the total number of tokens cannot"
                + " exceed 4096','finish_reason':'ERROR'}}\n\n";

        List<StreamEvent> events = RecordedExchanges.read(DIALECT, bytes(START + end));

        Failure failure = ((Failed) events.get(events.size() - 1)).failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.CONTEXT_LENGTH);
        assertThat(failure.message()).contains("cannot exceed 4096");
    }
}
