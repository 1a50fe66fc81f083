package io.llmrouter.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormsTest {

    private static final String HELLO =
            "{\"model\": \"default\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.before(UP, folder);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        assertError("{\"messages\": ", 400, "invalid_request_error", "invalid_request", null);
        assertError("[]", 400, "invalid_request_error", "invalid_request", null);
        assertError("{\"model\": \"default\"}", 400, "invalid_request_error", "invalid_request", "messages");
        assertError(
                HELLO.replace("\"user\"", "\"usr\""),
                400,
                "invalid_request_error",
                "invalid_request",
                "messages[0].role");
        assertError(
                HELLO.replace("\"model\"", "\"temperature\": \"hot\", \"model\""),
                400,
                "invalid_request_error",
                "invalid_request",
                "temperature");
    }

    @Test
    void refusesWhatItCannotDo() throws Exception {
        UP.script("ok");
        assertRefused("\"n\": 2", "n");
        assertRefused("\"tools\": [{\"type\": \"custom\", \"custom\": {\"name\": \"x\"}}]", "tools[0].type");
        assertRefused("\"tool_choice\": \"sometimes\"", "tool_choice");
        assertRefused("\"response_format\": {\"type\": \"grammar\"}", "response_format.type");
        assertError(
                HELLO.replace("\"Hello\"", "[{\"type\": \"hologram\"}]"),
                400,
                "invalid_request_error",
                "invalid_request",
                "messages[0].content[0].type");
        assertThat(gateway.ask(HELLO.replace("\"model\"", "\"n\": 1, \"model\""))
                        .statusCode())
                .isEqualTo(200);
    }

    private void assertRefused(String field, String param) throws Exception {
        assertError(
                HELLO.replace("\"model\"", field + ", \"model\""),
                400,
                "invalid_request_error",
                "invalid_request",
                param);
    }

    @Test
    void namesTheNearestModel() throws Exception {
        JsonNode error =
                assertError(HELLO.replace("default", "quik"), 404, "invalid_request_error", "model_not_found", null);

        assertThat(error.path("message").asText()).contains("did you mean 'quick'?");
    }

    @ParameterizedTest
    @CsvSource({
        "429, 429, rate_limit_exceeded",
        "context-length, 400, context_length_exceeded",
        "content-policy, 400, content_policy_violation",
        "400, 400, invalid_request",
        "503, 503, overloaded",
        "500, 502, server_error",
        "malformed, 502, malformed_response",
        // The gateway's key is no business of the client's.
        "bad-key, 502, authentication"
    })
    void tellsWhatHappenedUpstream(String script, int status, String code) throws Exception {
        UP.script(script);

        HttpResponse<String> response = gateway.ask(HELLO);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(RunningGateway.json(response).at("/error/code").asText()).isEqualTo(code);
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeItIsRead() throws Exception {
        try (RunningGateway small = RunningGateway.started("--server.port=0", "--gateway.max-request-size=10KB")) {
            HttpResponse<String> response = small.ask(HELLO.replace("Hello", "x".repeat(11_000)));

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(RunningGateway.json(response).at("/error/message").asText())
                    .contains("the limit is 10240");
        }
    }

    @Test
    void refusesABodyOfUnknownLength() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/chat/completions"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(HELLO.getBytes(UTF_8))))
                .build();

        assertThat(gateway.client().send(request, BodyHandlers.ofString()).statusCode())
                .isEqualTo(411);
    }

    @Test
    void passesOnHowLongToWait() throws Exception {
        UP.script("429 retry-after=7");

        assertThat(gateway.ask(HELLO).headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void tellsTheNextClientToWaitWhileTheKeyCools() throws Exception {
        UP.script("429 retry-after=3600");
        gateway.ask(HELLO);

        HttpResponse<String> response = gateway.ask(HELLO);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(RunningGateway.json(response).at("/error/code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(3_500L, 3_600L);
        assertThat(UP.requests()).hasSize(1);
    }

    @Test
    void answersFromTheLastResortAndSaysSo() throws Exception {
        UP.script("500");

        HttpResponse<String> response = gateway.ask(
                """
                {"model": "careful", "messages": [
                  {"role": "user", "content": "Summarize: The bus leaves at noon. It is red. It has four wheels."}]}""");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-llmrouter-model")).hasValue("local/extractive");
        assertThat(response.headers().firstValue("x-llmrouter-degraded")).hasValue("true");
        assertThat(response.headers().firstValue("x-llmrouter-attempts")).hasValue("2");
    }

    private JsonNode assertError(String body, int status, String type, String code, String param) throws Exception {
        HttpResponse<String> response = gateway.ask(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode error = RunningGateway.json(response).path("error");
        assertThat(error.path("type").asText()).isEqualTo(type);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("param").isNull() ? null : error.path("param").asText())
                .isEqualTo(param);
        return error;
    }
}
