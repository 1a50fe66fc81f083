package io.llmrouter.engine.wire;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the headers of a binary message; only texts are kept, for all that we look at are texts. */
final class EventStreamHeaders {

    private EventStreamHeaders() {}

    static Map<String, String> read(ByteBuffer in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        try {
            while (in.hasRemaining()) {
                String name = text(in, in.get() & 0xFF);
                value(name, in, headers);
            }
        } catch (BufferUnderflowException e) {
            throw new CorruptFrameException("a header of a message of the stream is cut off");
        }
        return headers;
    }

    private static void value(String name, ByteBuffer in, Map<String, String> headers) throws IOException {
        int type = in.get();
        switch (type) {
            case 0, 1 -> {} // true and false have no bytes
            case 2 -> in.get();
            case 3 -> in.getShort();
            case 4 -> in.getInt();
            case 5, 8 -> in.getLong();
            case 6 -> text(in, in.getShort() & 0xFFFF);
            case 7 -> headers.put(name, text(in, in.getShort() & 0xFFFF));
            case 9 -> text(in, 16);
            default -> throw new CorruptFrameException("a header of the stream has the unknown type " + type);
        }
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
