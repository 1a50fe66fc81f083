package io.llmrouter.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.llmrouter.test.Reply.Ending;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Sends a reply. A cut is an exception: the JDK's server then closes the connection and nothing else. */
final class ReplyWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration HEARTBEAT = Duration.ofMillis(10);

    /** Waits a while, or less: until the server closes. */
    interface Waiting {
        /** Waits; true if the server has closed meanwhile. */
        boolean await(Duration time) throws IOException;
    }

    private final Waiting waiting;

    ReplyWriter(Waiting waiting) {
        this.waiting = waiting;
    }

    void write(HttpExchange exchange, ReceivedRequest request, Reply reply) throws IOException {
        waiting.await(reply.delay());
        boolean stream =
                request.stream() && reply.status() == 200 && reply.contentType().contains("json");
        if (reply.ending() == Ending.CUT_BEFORE) {
            throw new IOException("cut by the script");
        }
        if (reply.ending() == Ending.HANG && !stream) {
            hangSilently();
        }
        WireForm form = WireForm.of(request);
        if (reply.error() != null) {
            form.headers(reply.error())
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        }
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        if (stream) {
            exchange.getResponseHeaders().set("Content-Type", form.streamType());
            writeEvents(exchange, reply, form, events(request, reply));
        } else {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            byte[] body = whole(request, reply).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status(request, reply), body.length == 0 ? -1 : body.length);
            writeWhole(exchange, reply, body);
        }
    }

    private void hangSilently() throws IOException {
        while (!waiting.await(Duration.ofSeconds(1))) {
            continue;
        }
        throw new IOException("closed while hanging");
    }

    private void writeWhole(HttpExchange exchange, Reply reply, byte[] body) throws IOException {
        boolean whole = reply.ending() == Ending.WHOLE;
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                writePieces(out, reply, body, whole ? body.length : body.length / 2);
            }
        }
    }

    private void writePieces(OutputStream out, Reply reply, byte[] bytes, int end) throws IOException {
        for (int from = 0; from < end; from += reply.pieceSize()) {
            out.write(bytes, from, Math.min(reply.pieceSize(), end - from));
            out.flush();
            waiting.await(reply.pause());
            if (reply.pieceSize() == Integer.MAX_VALUE) {
                return;
            }
        }
    }

    private void writeEvents(HttpExchange exchange, Reply reply, WireForm form, List<byte[]> events)
            throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        int end = reply.ending() == Ending.WHOLE ? events.size() : events.size() / 2;
        for (byte[] event : events.subList(0, end)) {
            writePieces(out, reply, event, event.length);
        }
        if (reply.ending() == Ending.CUT_MIDWAY) {
            throw new IOException("cut by the script");
        }
        while (reply.ending() == Ending.HANG && !waiting.await(HEARTBEAT)) {
            out.write(form.heartbeat());
            out.flush();
        }
        out.close();
    }

    private static List<byte[]> events(ReceivedRequest request, Reply reply) {
        WireForm form = WireForm.of(request);
        if (reply.completion() != null) {
            return form.events(reply.completion(), request).stream()
                    .map(event -> written(form, event))
                    .toList();
        }
        if (reply.error() != null) {
            return List.of(written(form, form.event(form.error(reply.error()))));
        }
        return reply.body().isEmpty() ? List.of() : List.of(form.frame("", reply.body()));
    }

    private static byte[] written(WireForm form, WireForm.Event event) {
        return form.frame(event.name(), event.data() instanceof String text ? text : json(event.data()));
    }

    private static String whole(ReceivedRequest request, Reply reply) {
        WireForm form = WireForm.of(request);
        if (reply.completion() != null) {
            return json(form.whole(reply.completion(), request));
        }
        return reply.error() == null ? reply.body() : json(form.error(reply.error()));
    }

    private static int status(ReceivedRequest request, Reply reply) {
        return reply.error() == null ? reply.status() : WireForm.of(request).status(reply.error());
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the scripted answer cannot be written as JSON", e);
        }
    }
}
