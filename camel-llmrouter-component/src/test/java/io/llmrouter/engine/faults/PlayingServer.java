package io.llmrouter.engine.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.llmrouter.test.ReceivedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of targets, each with one answer to every request, sent byte for byte as it is. Thread-safe. */
final class PlayingServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<ReceivedRequest>> asked = new ConcurrentHashMap<>();

    PlayingServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** Has a target play this answer; the address to configure for it. */
    String plays(String target, Played answer) {
        List<ReceivedRequest> requests = asked.computeIfAbsent(target, made -> new CopyOnWriteArrayList<>());
        server.createContext("/" + target, exchange -> {
            requests.add(request(exchange, "/" + target));
            answer(exchange, answer);
        });
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + target;
    }

    /** What a target was asked, in order: paths are those below its address, and bodies are left out. */
    List<ReceivedRequest> asked(String target) {
        return asked.get(target);
    }

    private static ReceivedRequest request(HttpExchange exchange, String address) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String path = exchange.getRequestURI().toString().substring(address.length());
        return new ReceivedRequest(exchange.getRequestMethod(), path, headers, Map.of());
    }

    private static void answer(HttpExchange exchange, Played answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (!answer.type().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", answer.type());
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (byte[] piece : answer.pieces()) {
                out.write(piece);
                out.flush();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
