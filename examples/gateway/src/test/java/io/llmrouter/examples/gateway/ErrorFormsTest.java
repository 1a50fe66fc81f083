package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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
    void namesTheNearestModel() throws Exception {
        JsonNode error =
                assertError(HELLO.replace("default", "quik"), 404, "invalid_request_error", "model_not_found", null);

        assertThat(error.path("message").asText()).contains("did you mean 'quick'?");
    }

    @Test
    void tellsWhatHappenedUpstream() throws Exception {
        assertUpstream("429 retry-after=7", 429, "rate_limit_exceeded");
        assertUpstream("context-length", 400, "context_length_exceeded");
        assertUpstream("content-policy", 400, "content_policy_violation");
        assertUpstream("400", 400, "invalid_request");
        assertUpstream("503", 503, "overloaded");
        assertUpstream("500", 502, "server_error");
        assertUpstream("malformed", 502, "malformed_response");
    }

    @Test
    void doesNotBlameTheClientForTheGatewaysKey() throws Exception {
        assertUpstream("bad-key", 502, "authentication");
    }

    @Test
    void passesOnHowLongToWait() throws Exception {
        UP.script("429 retry-after=7");

        assertThat(gateway.ask(HELLO).headers().firstValue("Retry-After")).hasValue("7");
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

    private void assertUpstream(String script, int status, String code) throws Exception {
        UP.script(script);
        HttpResponse<String> response = gateway.ask(HELLO);
        assertThat(response.statusCode()).as(script).isEqualTo(status);
        assertThat(RunningGateway.json(response).at("/error/code").asText())
                .as(script)
                .isEqualTo(code);
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
