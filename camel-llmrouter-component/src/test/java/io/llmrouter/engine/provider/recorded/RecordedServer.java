package io.llmrouter.engine.provider.recorded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Answers every request with one recorded response: its status, its headers, its bytes; streams in pieces of odd sizes. */
final class RecordedServer implements AutoCloseable {

    private static final int[] SIZES = {1, 7, 3, 61, 13, 255, 5, 1021};
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("content-length", "transfer-encoding", "content-encoding", "connection", "date", "keep-alive");

    static {
        // else the kernel holds each small piece back until the one before is acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private volatile Exchange exchange;
    private volatile Received received;

    /** What was asked last. */
    record Received(String path, Map<String, String> headers, byte[] body) {}

    RecordedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void serve(Exchange next) {
        exchange = next;
        received = null;
    }

    /** Null when nothing was asked. */
    Received received() {
        return received;
    }

    private void answer(HttpExchange http) throws IOException {
        byte[] asked = http.getRequestBody().readAllBytes();
        received = new Received(http.getRequestURI().getPath(), headers(http), asked);
        Exchange served = exchange;
        served.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                http.getResponseHeaders().set(name, value);
            }
        });
        if (!http.getResponseHeaders().containsKey("Content-Type")) {
            http.getResponseHeaders().set("Content-Type", "application/json");
        }
        byte[] body = served.bytes();
        http.sendResponseHeaders(served.status(), served.isStream() ? 0 : body.length);
        try (OutputStream out = http.getResponseBody()) {
            if (served.isStream()) {
                inPieces(body, out);
            } else {
                out.write(body);
            }
        }
    }

    private static Map<String, String> headers(HttpExchange http) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        http.getRequestHeaders().forEach((String name, List<String> values) -> headers.put(name, values.get(0)));
        return headers;
    }

    private static void inPieces(byte[] body, OutputStream out) throws IOException {
        int piece = 0;
        for (int from = 0; from < body.length; ) {
            int size = Math.min(SIZES[piece++ % SIZES.length], body.length - from);
            out.write(body, from, size);
            out.flush();
            from += size;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
