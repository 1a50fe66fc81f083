package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.LearningSettings;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.state.StateSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader that is slow slows its provider down: what it has not read waits on the wire, not in memory. */
class BackPressureTest {

    private static final int PIECES = 8_192;
    private static final String PIECE = "x".repeat(8_192);
    private static final long SOCKET_BUFFERS = 16L << 20;

    private final AtomicLong sent = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::stream);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void leavesOnTheWireWhatIsNotRead() {
        try (LlmRouter router = LlmRouter.builder(config()).build();
                AnswerStream answer = router.stream(ChatRequest.of("A long story."), CallOptions.DEFAULT)) {
            answer.next();
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> before.getAndSet(sent.get()) == sent.get());

            assertThat(sent.get()).isLessThan(SOCKET_BUFFERS);

            long characters = 0;
            while (answer.hasNext()) {
                StreamEvent event = answer.next();
                characters += event.content().length();
            }
            assertThat(characters).isEqualTo((long) PIECES * PIECE.length());
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + PIECE + "\"}}]}");
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < PIECES; i++) {
                out.write(piece);
                sent.addAndGet(piece.length);
            }
            out.write(event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));
            out.write(event("[DONE]"));
        }
    }

    private static byte[] event(String data) {
        return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private RouterConfig config() {
        RouterConfig plan = Workbench.config("a");
        Account account = new Account(
                "a",
                Presets.builtIn().find("openai-compatible").orElseThrow(),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v1",
                List.of(Credential.NONE),
                null,
                Set.of(),
                Map.of(),
                null);
        return new RouterConfig(
                List.of(account),
                Catalogue.builtIn(),
                plan.roster(),
                plan.policies(),
                plan.breakers(),
                plan.probes(),
                plan.catalogueSources(),
                plan.capacities(),
                List.of(),
                LearningSettings.NONE,
                StateSettings.NONE,
                plan.places());
    }
}
