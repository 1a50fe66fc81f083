package io.llmrouter.engine.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Answers every request with the same bytes, in pieces, whatever they are: for what no well-meant server would send. */
public final class ByteServer implements AfterAllCallback {

    private final HttpServer server;
    private volatile String type = "";
    private volatile byte[] body = {};
    private volatile int pieceSize = 4096;

    public ByteServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void answers(String mediaType, byte[] bytes, int inPiecesOf) {
        type = mediaType;
        body = bytes;
        pieceSize = inPiecesOf;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("x-amzn-requestid", "req-1");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int from = 0; from < body.length; from += pieceSize) {
                out.write(body, from, Math.min(pieceSize, body.length - from));
                out.flush();
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }
}
