package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartingTest {

    private final HttpClient http = HttpClient.newHttpClient();

    /** To clients a 404 means that there is no such model, and is final. */
    @Test
    void noPathIsUnknownWhileTheRoutesAreNotThereYet() throws Exception {
        int port = freePort();
        Set<Integer> seen = new ConcurrentSkipListSet<>();
        CompletableFuture<RunningGateway> started =
                CompletableFuture.supplyAsync(() -> RunningGateway.started("--server.port=" + port));

        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    int status = status(port);
                    seen.add(status);
                    return status == 200;
                });
        started.get().close();

        assertThat(Set.of(0, 200, 503)).containsAll(seen);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/nothing, 404, not_found", "POST, /v1/models, 405, method_not_allowed"})
    void whatTheServerRefusesIsInOpenAisForm(String method, String path, int status, String code) throws Exception {
        try (RunningGateway gateway = RunningGateway.started("--server.port=0")) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(gateway.uri(path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(RunningGateway.json(response).at("/error/type").asText()).isEqualTo("invalid_request_error");
            assertThat(RunningGateway.json(response).at("/error/code").asText()).isEqualTo(code);
            assertThat(RunningGateway.json(response).at("/error/message").asText())
                    .contains(path);
        }
    }

    private int status(int port) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/models"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0; // nobody listens yet
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
