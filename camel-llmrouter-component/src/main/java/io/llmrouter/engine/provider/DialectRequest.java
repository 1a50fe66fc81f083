package io.llmrouter.engine.provider;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request in a dialect's form: what the transport needs beside the account's address, key and headers.
 *
 * @param path below the account's base URL
 * @param headers the dialect's own
 * @param body the whole body
 * @param adjustments what was asked for and is not in it as it was asked, such as {@code drops top_k}
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the dialect to the socket, no copy on the way
public record DialectRequest(String path, Map<String, String> headers, byte[] body, List<String> adjustments) {
    public DialectRequest {
        Objects.requireNonNull(path, "path");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        adjustments = List.copyOf(adjustments);
    }

    /** One that holds all that was asked, as it was asked. */
    public DialectRequest(String path, Map<String, String> headers, byte[] body) {
        this(path, headers, body, List.of());
    }

    /** One whose body is JSON, asking for an answer in JSON or for a stream of events. */
    public static DialectRequest json(String path, boolean stream, byte[] body, List<String> adjustments) {
        String accept = stream ? "text/event-stream" : "application/json";
        return new DialectRequest(
                path, Map.of("Content-Type", "application/json", "Accept", accept), body, adjustments);
    }

    @Override
    public String toString() {
        return path + " (" + body.length + " bytes)";
    }
}
