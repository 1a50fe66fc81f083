package io.llmrouter.engine.provider.ibm;

import com.sun.net.httpserver.HttpServer;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives tokens for API keys, as IBM's identity service does. */
final class IdentityServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    IdentityServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/identity/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            boolean isForm = type.startsWith("application/x-www-form-urlencoded");
            received.add(isForm ? URLDecoder.decode(form, StandardCharsets.UTF_8) : "not a form: " + type);
            byte[] body = Json.write(answer(form)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    private Map<String, Object> answer(String form) {
        return status == 200
                ? Map.of("access_token", "token-" + received.size(), "token_type", "Bearer", "expires_in", 3600)
                : Map.of("errorCode", "BXNIM0415E", "errorMessage", "Provided API key could not be found: " + form);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/identity/token";
    }

    void refuse(int with) {
        status = with;
    }

    List<String> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
