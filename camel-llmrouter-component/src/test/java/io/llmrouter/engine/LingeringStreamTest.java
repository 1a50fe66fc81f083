package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that keeps the connection open behind the last event of a stream holds nobody up. */
class LingeringStreamTest {

    private static final String WHOLE =
            """
            data: {"choices":[{"delta":{"content":"Hi."},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private LlmRouter router;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        router = LlmRouter.builder(ReadConfig.of(
                        """
                                providers:
                                  slow: { type: openai-compatible, baseUrl: "http://127.0.0.1:%s", apiKey: test-key-number-1 }
                                models:
                                  slow/m: { contextWindow: 100000, operations: [ chat ] }
                                policies:
                                  default: { strategy: ordered, candidates: [ slow/m ] }
                                """
                                .formatted(server.getAddress().getPort())))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(WHOLE.getBytes(StandardCharsets.UTF_8));
            out.flush();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void close() {
        over.countDown();
        router.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void endsSoonAfterItsLastEvent() {
        Duration shortest = Stream.generate(this::untilTheEnd)
                .limit(4)
                .min(Duration::compareTo)
                .orElseThrow();

        assertThat(shortest).isLessThan(Duration.ofMillis(600));
    }

    private Duration untilTheEnd() {
        List<StreamEvent> events = new ArrayList<>();
        try (AnswerStream stream = router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT)) {
            while (events.isEmpty() || events.get(events.size() - 1).kind() != StreamEvent.Kind.FINISHED) {
                events.add(stream.next());
            }
            long finished = System.nanoTime();
            assertThat(stream.hasNext()).isFalse();
            return Duration.ofNanos(System.nanoTime() - finished);
        }
    }
}
