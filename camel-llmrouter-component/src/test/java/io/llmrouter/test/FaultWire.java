package io.llmrouter.test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;

/**
 * One connection of a {@link FaultServer}: a request at a time, and below it the socket, for what no HTTP server does.
 * Used by one thread.
 */
final class FaultWire {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Waits that long, or less: until the server closes. */
    interface Waiting {
        void await(Duration time) throws IOException;
    }

    private final Socket socket;
    private final Waiting waiting;
    private final DefaultBHttpServerConnection http = new DefaultBHttpServerConnection("http", Http1Config.DEFAULT);
    private ReceivedRequest request;
    private WireForm form;
    private Reply reply;

    FaultWire(Socket socket, Waiting waiting) throws IOException {
        this.socket = socket;
        this.waiting = waiting;
        socket.setTcpNoDelay(true);
        http.bind(socket);
    }

    /** The next request; null when the client has left. */
    ReceivedRequest read() throws IOException {
        try {
            ClassicHttpRequest head = http.receiveRequestHeader();
            if (head == null) {
                return null;
            }
            http.receiveRequestEntity(head);
            request = request(head, head.getEntity());
            form = WireForm.of(request);
            return request;
        } catch (HttpException e) {
            throw new IOException("not a request: " + e.getMessage(), e);
        }
    }

    private static ReceivedRequest request(ClassicHttpRequest head, HttpEntity entity) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.headerIterator().forEachRemaining(header -> headers.putIfAbsent(header.getName(), header.getValue()));
        byte[] body = entity == null ? new byte[0] : entity.getContent().readAllBytes();
        Map<String, Object> json = body.length == 0 ? Map.of() : MAPPER.readValue(body, new TypeReference<>() {});
        return new ReceivedRequest(head.getMethod(), head.getRequestUri(), headers, json);
    }

    /** Plays a fault on the request that was read; the last request of the connection is told to be. */
    void play(Fault fault, Instant now, boolean last) throws IOException {
        reply = last ? fault.reply(now).header("Connection", "close") : fault.reply(now);
        fault.play().on(this);
    }

    boolean isStream() {
        return request.stream();
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** The whole reply, and the connection may be used again. */
    void answer() throws IOException {
        waiting.await(reply.delay());
        if (sendsEvents()) {
            begin(events());
            end();
        } else {
            byte[] body = whole().getBytes(StandardCharsets.UTF_8);
            head(status(), reply.contentType(), "Content-Length: " + body.length);
            socket.getOutputStream().write(body);
        }
    }

    void answerByteByByte() throws IOException {
        head(200, isStream() ? "text/event-stream" : reply.contentType(), "Transfer-Encoding: chunked");
        String body = isStream() ? String.join("", events()) : whole();
        for (byte each : body.getBytes(StandardCharsets.UTF_8)) {
            write(new byte[] {each});
        }
        end();
    }

    /** Status, headers and these parts of a body that goes on. */
    void begin(List<String> parts) throws IOException {
        head(200, isStream() ? "text/event-stream" : reply.contentType(), "Transfer-Encoding: chunked");
        for (String part : parts) {
            write(part.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One more part of a body. */
    void write(byte[] part) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(part);
        raw("\r\n");
    }

    /** The end of a body. */
    void end() throws IOException {
        raw("0\r\n\r\n");
    }

    /** An error in the middle of a stream after these events, or as a whole inside 200. */
    void tellError(List<String> events) throws IOException {
        Map<String, Object> error =
                form.error(new ScriptedError(200, "server_error", "overloaded_error", "Overloaded"));
        if (isStream()) {
            begin(events);
            write(written(form.event(error)).getBytes(StandardCharsets.UTF_8));
        } else {
            begin(List.of(json(error)));
        }
        end();
    }

    /** What comes before the first word: nothing of a whole answer. */
    List<String> beforeContent() {
        return isStream() ? events().subList(0, 1) : List.of();
    }

    List<String> untilEnd() {
        return isStream() ? events() : List.of(whole());
    }

    /** What comes until the second word: half of a whole answer. */
    List<String> untilContent() {
        if (!isStream()) {
            String whole = whole();
            return List.of(whole.substring(0, whole.length() / 2));
        }
        List<String> until = new ArrayList<>();
        for (String event : events()) {
            until.add(event);
            if (event.contains("sound")) {
                return until;
            }
        }
        return until;
    }

    void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Says nothing more until the client has left. */
    void awaitLeaving() {
        try {
            if (socket.getInputStream().read() >= 0) {
                throw new IllegalStateException("the client sends on without an answer");
            }
        } catch (IOException left) {
            close();
        }
    }

    /** Ends the connection as a crashed process does. */
    void reset() throws IOException {
        reset(socket);
    }

    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    private boolean sendsEvents() {
        return isStream() && status() == 200 && reply.contentType().contains("json");
    }

    private void head(int status, String type, String length) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        head.append("Content-Type: ").append(sendsEvents() ? "text/event-stream" : type);
        reply.headers()
                .forEach((name, value) ->
                        head.append("\r\n").append(name).append(": ").append(value));
        raw(head.append("\r\n").append(length).append("\r\n\r\n").toString());
    }

    private int status() {
        return reply.error() == null ? reply.status() : form.status(reply.error());
    }

    private List<String> events() {
        if (reply.completion() != null) {
            return form.events(reply.completion(), request).stream()
                    .map(FaultWire::written)
                    .toList();
        }
        return reply.body().isEmpty() ? List.of() : List.of("data: " + reply.body() + "\n\n");
    }

    private String whole() {
        if (reply.completion() != null) {
            return json(form.whole(reply.completion(), request));
        }
        return reply.error() == null ? reply.body() : json(form.error(reply.error()));
    }

    private static String written(WireForm.Event event) {
        String data = event.data() instanceof String text ? text : json(event.data());
        return (event.name().isEmpty() ? "" : "event: " + event.name() + "\n") + "data: " + data + "\n\n";
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("the answer cannot be written as JSON", e);
        }
    }
}
