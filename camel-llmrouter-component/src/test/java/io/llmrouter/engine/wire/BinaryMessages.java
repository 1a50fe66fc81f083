package io.llmrouter.engine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Writes messages of binary event streams by Amazon's own encoder. */
public final class BinaryMessages {

    private BinaryMessages() {}

    /** An event with its name. */
    public static byte[] event(String type, String data) {
        return message(named(type), data);
    }

    private static Map<String, HeaderValue> named(String type) {
        return Map.of(
                ":event-type", HeaderValue.fromString(type),
                ":content-type", HeaderValue.fromString("application/json"),
                ":message-type", HeaderValue.fromString("event"));
    }

    /** An event whose data has only the first byte of that letter. */
    public static byte[] half(String type, String data, String letter) {
        byte[] all = data.getBytes(StandardCharsets.UTF_8);
        int at = data.substring(0, data.indexOf(letter)).getBytes(StandardCharsets.UTF_8).length + 1;
        ByteArrayOutputStream cut = new ByteArrayOutputStream();
        cut.write(all, 0, at);
        cut.write(all, at + 1, all.length - at - 1);
        return message(named(type), cut.toByteArray());
    }

    /** An exception that the service's model names. */
    public static byte[] exception(String type, String data) {
        return message(
                Map.of(
                        ":exception-type", HeaderValue.fromString(type),
                        ":message-type", HeaderValue.fromString("exception")),
                data);
    }

    /** An error that it does not. */
    public static byte[] error(String code, String message) {
        return message(
                Map.of(
                        ":error-code", HeaderValue.fromString(code),
                        ":error-message", HeaderValue.fromString(message),
                        ":message-type", HeaderValue.fromString("error")),
                "");
    }

    /** A message with any headers. */
    public static byte[] message(Map<String, HeaderValue> headers, String data) {
        return message(headers, data.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] message(Map<String, HeaderValue> headers, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Message(headers, data).encode(out);
        return out.toByteArray();
    }

    /** Messages behind each other. */
    public static byte[] stream(byte[]... messages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            out.writeBytes(message);
        }
        return out.toByteArray();
    }
}
