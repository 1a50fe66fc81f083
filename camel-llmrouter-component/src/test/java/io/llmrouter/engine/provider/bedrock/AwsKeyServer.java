package io.llmrouter.engine.provider.bedrock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives keys that end, as the agent of a container and the metadata of a machine at AWS do. */
final class AwsKeyServer implements AutoCloseable {

    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Duration lifetime = Duration.ofHours(6);
    private volatile Runnable whenAsked = () -> {};

    AwsKeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/role", exchange -> {
            whenAsked.run();
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            send(exchange, keys());
        });
        server.createContext("/latest/api/token", exchange -> {
            exchange.getResponseHeaders().set("x-aws-ec2-metadata-token-ttl-seconds", "21600");
            send(exchange, "a-session");
        });
        server.createContext(
                ROLES,
                exchange -> send(exchange, exchange.getRequestURI().getPath().equals(ROLES) ? "a-role" : keys()));
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** How long the next keys are good. */
    void lifetime(Duration duration) {
        lifetime = duration;
    }

    /** What happens before a container gets its keys. */
    void whenAsked(Runnable action) {
        whenAsked = action;
    }

    /** How many keys were given. */
    int asked() {
        return asked.get();
    }

    List<String> authorizations() {
        return authorizations;
    }

    private String keys() {
        int number = asked.incrementAndGet();
        return Json.write(Map.of(
                "Code", "Success",
                "AccessKeyId", "ASIA" + number,
                "SecretAccessKey", "secret-" + number,
                "Token", "token-" + number,
                "Expiration", Instant.now().plus(lifetime).toString()));
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
