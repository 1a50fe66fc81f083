package io.llmrouter.engine.provider.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Errors are those of Chat Completions; inside a success they stand in the answer, or are events of a stream. */
class ResponsesErrorsTest {

    private static final ResponsesDialect DIALECT = new ResponsesDialect(InstantSource.system());
    private static final int SUCCESS = 200;

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvFileSource(
            resources = "/io/llmrouter/engine/provider/responses/errors.csv",
            numLinesToSkip = 1,
            nullValues = "-")
    void classifies(int status, String code, String errorType, String message, FailureKind kind) throws IOException {
        Map<String, Object> error = new HashMap<>();
        error.put("code", code);
        error.put("type", errorType);
        error.put("message", message);
        Map<String, Object> body = Map.of("status", "failed", "error", error);

        if (status != SUCCESS) {
            assertThat(DIALECT.error(status, new TreeMap<>(), bytes(body)))
                    .extracting(Failure::kind, Failure::status)
                    .containsExactly(kind, status);
            return;
        }
        assertThat(ProviderKit.failure(DIALECT.decode(bytes(body))).kind()).isEqualTo(kind);
        String event = Json.write(Map.of("type", "response.failed", "response", body));
        assertThat(RecordedExchanges.read(DIALECT, "data: " + event + "\n\n"))
                .last()
                .asInstanceOf(type(Failed.class))
                .extracting(end -> end.failure().kind())
                .isEqualTo(kind);
    }

    private static byte[] bytes(Map<String, Object> body) {
        return Json.write(body).getBytes(StandardCharsets.UTF_8);
    }
}
