package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The caller's side of a callback: answers with the statuses it is given, then with 200. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final BlockingQueue<Integer> statuses;
    private final BlockingQueue<JsonNode> taken = new LinkedBlockingQueue<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    Receiver(Integer... statuses) throws IOException {
        this.statuses = new LinkedBlockingQueue<>(List.of(statuses));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/answers?from=chat");
    }

    /** The next answer that it took; waits for it. */
    JsonNode next() throws InterruptedException {
        JsonNode next = taken.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was posted to the callback");
        }
        return next;
    }

    /** The idempotency key of every request, also of those that were refused. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        Integer status = statuses.poll();
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
        if (status == null) {
            taken.add(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
