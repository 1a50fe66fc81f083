package io.llmrouter.engine.provider;

import java.util.Map;
import java.util.Objects;

/**
 * A request in a dialect's form: what the transport needs beside the account's address, key and headers.
 *
 * @param path below the account's base URL
 * @param headers the dialect's own
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the dialect to the socket, no copy on the way
public record DialectRequest(String path, Map<String, String> headers, byte[] body) {
    public DialectRequest {
        Objects.requireNonNull(path, "path");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    @Override
    public String toString() {
        return path + " (" + body.length + " bytes)";
    }
}
