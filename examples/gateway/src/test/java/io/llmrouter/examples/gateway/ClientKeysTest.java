package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ClientKeysTest {

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(
                UP, folder, "--gateway.client-keys=one-key, other-key", "--gateway.cors-origins=https://app.example");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer one-key", "bearer other-key"})
    void letsInWhoShowsAKey(String authorization) throws Exception {
        assertThat(get(authorization).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer one-ke", "Bearer one-key2", "Basic one-key", "one-key"})
    void refusesEverybodyElseInOpenAisForm(String authorization) throws Exception {
        HttpResponse<String> response = get(authorization);

        assertThat(response.statusCode()).isEqualTo(401);
        JsonNode error = RunningGateway.json(response).path("error");
        assertThat(error.path("code").asText()).isEqualTo("invalid_api_key");
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(UP.requests()).isEmpty();
    }

    @Test
    void saysAtStartThatNobodyIsAsked(CapturedOutput output) {
        RunningGateway.before(UP, folder).close();

        assertThat(output).contains("asks its clients for no key");
    }

    @Test
    void letsTheBrowsersOfConfiguredOriginsAsk() throws Exception {
        HttpResponse<String> allowed = preflight("https://app.example");
        HttpResponse<String> refused = preflight("https://evil.example");

        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://app.example");
        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void letsNoOtherPageInByDefault() throws Exception {
        try (RunningGateway usual = RunningGateway.before(UP, folder)) {
            HttpRequest request = HttpRequest.newBuilder(usual.uri("/v1/models"))
                    .header("Origin", "https://app.example")
                    .build();

            assertThat(usual.client()
                            .send(request, BodyHandlers.ofString())
                            .headers()
                            .map())
                    .doesNotContainKey("access-control-allow-origin");
        }
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/chat/completions"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .build();
        return gateway.client().send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri("/v1/models"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return gateway.client().send(request.build(), BodyHandlers.ofString());
    }
}
