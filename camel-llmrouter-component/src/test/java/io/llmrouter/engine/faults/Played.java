package io.llmrouter.engine.faults;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** What a server sends: a status, a media type (none when empty), more headers, and a body in pieces. */
record Played(int status, String type, Map<String, String> headers, List<byte[]> pieces) {

    static Played ok(String type, byte[]... pieces) {
        return new Played(200, type, Map.of(), List.of(pieces));
    }

    Played with(String name, String value) {
        return new Played(status, type, Map.of(name, value), pieces);
    }

    static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
