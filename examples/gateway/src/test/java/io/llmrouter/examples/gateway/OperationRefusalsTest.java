package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the interfaces beside chat refuse, and in which words. */
class OperationRefusalsTest {

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.operations();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.with(folder, OperationPathsTest.CONFIG.formatted(UP.baseUrl()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatNoModelIsForIsTheClientsMistake() throws Exception {
        HttpResponse<String> response = post("/v1/embeddings", "{\"model\": \"up/painter\", \"input\": \"x\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningGateway.json(response).at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(RunningGateway.json(response).at("/error/message").asText()).contains("it does not embed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/embeddings", "/v1/moderations", "/v1/rerank", "/v1/images/generations", "/v1/audio/speech"})
    void clientsNameWhatIsListedAlone(String path) throws Exception {
        HttpResponse<String> response = post(
                path,
                "{\"model\": \"up/vector\", \"input\": \"x\", \"prompt\": \"x\", \"query\": \"x\", \"documents\": [\"x\"]}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(RunningGateway.json(response).at("/error/message").asText())
                .isEqualTo("unknown model 'up/vector'; did you mean 'up/vectors'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/embeddings         | {\"input\": [1, 2]}                              | input[0]",
                "/v1/embeddings         | {\"input\": \"x\", \"encoding_format\": \"int8\"} | encoding_format",
                "/v1/embeddings         | {\"input\": []}                                  |",
                "/v1/moderations        | {\"input\": [\"a\", 7]}                          | input[1]",
                "/v1/rerank             | {\"query\": \"x\", \"documents\": [7]}           | documents[0]",
                "/v1/images/generations | {\"prompt\": \"x\", \"stream\": true}            | stream",
                "/v1/audio/speech       | {\"input\": \"x\", \"stream_format\": \"sse\"}   | stream_format"
            })
    void namesTheFieldThatIsWrong(String path, String body, String param) throws Exception {
        HttpResponse<String> response = post(path, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(RunningGateway.json(response).at("/error/param").asText(null))
                .isEqualTo(param);
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return gateway.client().send(gateway.request(path, body), HttpResponse.BodyHandlers.ofString());
    }
}
