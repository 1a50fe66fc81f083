package io.llmrouter.camel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code llmrouter:chat} costs beside a plain {@code camel-http} exchange that sends the same request to the same
 * server on the same machine, which answers at once, and reads the answer as a map. Only the ratio means something: the
 * server runs in the same process.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class ChatBenchmark {

    private static final String PROMPT = "Say in one sentence what this is about. ".repeat(50);

    private static final byte[] ANSWER = Json.write(Map.of(
                    "id", "1",
                    "object", "chat.completion",
                    "model", "m",
                    "choices",
                            List.of(Map.of(
                                    "index",
                                    0,
                                    "finish_reason",
                                    "stop",
                                    "message",
                                    Map.of("role", "assistant", "content", "It is about nothing much."))),
                    "usage", Map.of("prompt_tokens", 500, "completion_tokens", 6)))
            .getBytes(StandardCharsets.UTF_8);

    private HttpServer server;
    private RouterContext context;
    private ProducerTemplate template;

    @Setup
    public void start() throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ChatBenchmark::answer);
        server.start();
        String baseUrl = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        context = new RouterContext(Map.of(
                        "providers",
                                Map.of("one", Map.of("type", "openai-compatible", "baseUrl", baseUrl, "apiKey", "k")),
                        "models", Map.of("one/m", Map.of("price", Map.of("input", 1, "output", 2)))))
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:router").to("llmrouter:chat");
                        from("direct:http")
                                .process(exchange -> {
                                    exchange.getMessage()
                                            .setBody(request(
                                                    exchange.getMessage().getBody(String.class)));
                                    exchange.getMessage().setHeader("Content-Type", "application/json");
                                    exchange.getMessage().setHeader("Authorization", "Bearer k");
                                })
                                .to(baseUrl + "/chat/completions?httpMethod=POST")
                                .process(exchange -> exchange.getMessage()
                                        .setBody(Json.mapper()
                                                .readValue(exchange.getMessage().getBody(byte[].class), Map.class)));
                    }
                })
                .start();
        template = context.camel.createProducerTemplate();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    private static String request(String prompt) {
        return Json.write(Map.of("model", "m", "messages", List.of(Map.of("role", "user", "content", prompt))));
    }

    @TearDown
    public void stop() {
        context.close();
        server.stop(0);
    }

    @Benchmark
    public Object router() {
        return template.requestBody("direct:router", PROMPT);
    }

    @Benchmark
    public Object http() {
        return template.requestBody("direct:http", PROMPT);
    }
}
