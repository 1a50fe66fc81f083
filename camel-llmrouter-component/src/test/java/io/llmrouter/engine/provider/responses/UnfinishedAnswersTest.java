package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that hold nothing, because the provider still works on them or gave up. */
class UnfinishedAnswersTest {

    private final ResponsesDialect dialect = new ResponsesDialect(InstantSource.system());

    @ParameterizedTest
    @CsvSource({"queued, MALFORMED_RESPONSE", "in_progress, MALFORMED_RESPONSE", "cancelled, SERVER_ERROR"})
    void areFailures(String status, FailureKind kind) {
        Failure failure = dialect.decode(bytes("{'id':'r','model':'m','status':'" + status + "','output':[]}"))
                .fold(answer -> null, each -> each);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.code()).isEqualTo(status);
        assertThat(failure.message()).contains(status);
    }

    @Test
    void areFailuresWhereTheProviderFailedAndSaysNoMore() {
        String response = "{'id':'r','model':'m','status':'failed','error':null,'output':[]}";
        String event = "{'type':'response.completed','response':" + response + "}";

        assertThat(ProviderKit.failure(dialect.decode(bytes(response))).kind()).isEqualTo(FailureKind.SERVER_ERROR);
        List<StreamEvent> events = dialect.decoder().read(SseEvent.of(event.replace('\'', '"')));
        assertThat(((StreamEvent.Failed) events.get(events.size() - 1))
                        .failure()
                        .kind())
                .isEqualTo(FailureKind.SERVER_ERROR);
    }

    @Test
    void areAnswersWhereSomethingWasSaid() {
        String answer =
                "{'id':'r','status':'cancelled','output':[{'type':'message','content':[{'type':'output_text','text':'Half'}]}]}";

        assertThat(ProviderKit.answer(dialect.decode(bytes(answer))).text()).isEqualTo("Half");
    }

    @Test
    void areAnswersWithAnIdWhereTheyAreMadeInTheBackground() {
        String answer = "{'id':'resp_1','status':'queued','background':true,'output':[]}";

        ChatResponse begun = ProviderKit.answer(dialect.decode(bytes(answer)));

        assertThat(begun.id()).isEqualTo("resp_1");
        assertThat(begun.rawFinishReason()).isEqualTo("queued");
    }

    @Test
    void endAStreamAsAFailure() {
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = decoder.read(SseEvent.of(
                "{\"type\":\"response.cancelled\",\"response\":{\"status\":\"cancelled\",\"error\":null}}"));

        assertThat(events).hasSize(1);
        Failure failure = ((StreamEvent.Failed) events.get(0)).failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(failure.message()).isEqualTo("the provider cancelled the answer");
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
