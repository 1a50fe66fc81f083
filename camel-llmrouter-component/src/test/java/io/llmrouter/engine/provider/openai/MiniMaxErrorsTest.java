package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniMaxErrorsTest {

    private static final String BODY =
            """
            {"id":"06","choices":null,"created":0,"model":"m","object":"","usage":null,
            "base_resp":{"status_code":%s,"status_msg":"%s"}}""";

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @ParameterizedTest
    @CsvSource({
        "1000, unknown error, SERVER_ERROR",
        "1001, request timeout, TIMEOUT",
        "1002, rate limit, RATE_LIMITED",
        "1004, 'login fail: Please carry the API secret key', AUTHENTICATION",
        "1008, insufficient balance, BILLING",
        "1026, input new_sensitive, CONTENT_POLICY",
        "1027, output new_sensitive, CONTENT_POLICY",
        "1039, token limit, RATE_LIMITED",
        "2013, invalid params, INVALID_REQUEST",
        "2049, invalid api key, AUTHENTICATION",
        "2056, usage limit exceeded, RATE_LIMITED",
        "9999, model is overloaded, OVERLOADED"
    })
    void areOfTheKindThatTheirCodeSays(String code, String message, FailureKind kind) {
        String body = BODY.formatted(code, message);

        Failure whole = ProviderKit.failure(dialect.decode(body.getBytes(StandardCharsets.UTF_8)));
        List<StreamEvent> streamed = dialect.decoder().read(SseEvent.of(body));

        assertThat(whole).isEqualTo(new Failure(kind, message, 200, code, null));
        assertThat(streamed).containsExactly(new StreamEvent.Failed(whole));
    }

    @Test
    void areReadBesideAStatus() {
        byte[] body = BODY.formatted("1004", "login fail").getBytes(StandardCharsets.UTF_8);

        assertThat(dialect.error(401, Map.of(), body))
                .isEqualTo(new Failure(FailureKind.AUTHENTICATION, "login fail", 401, "1004", null));
    }

    @Test
    void areNoneWhereTheCodeIsZero() {
        String body =
                """
                {"choices":[{"message":{"content":"Hi."},"finish_reason":"stop"}],
                "base_resp":{"status_code":0,"status_msg":""}}""";

        assertThat(ProviderKit.answer(dialect.decode(body.getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("Hi.");
    }
}
