package io.llmrouter.engine.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads binary event streams, {@code application/vnd.amazon.eventstream}, documented at
 * https://smithy.io/2.0/aws/amazon-eventstream.html: lengths with a checksum, headers, payload, checksum of all. An
 * event has the name in {@code :event-type}; an exception's begins with {@value #EXCEPTION}, and an error's, whose data
 * is its message, with {@value #ERROR}. The lengths are used only after their checksum was verified.
 */
public final class EventStreamReader implements FrameReader {

    /** Stands before the type of an exception that the service's model names. */
    public static final String EXCEPTION = "exception/";

    /** Stands before the code of an error that it does not. */
    public static final String ERROR = "error/";

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private final InputStream in;
    private final int limit;

    /** Reads from a stream of bytes; no message may be longer than the limit, in bytes. */
    public EventStreamReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    @Override
    public @Nullable SseEvent next() throws IOException {
        byte[] prelude = in.readNBytes(PRELUDE);
        if (prelude.length < PRELUDE) {
            return null;
        }
        ByteBuffer head = ByteBuffer.wrap(prelude);
        int length = head.getInt();
        int headers = head.getInt();
        check(prelude, PRELUDE - CHECKSUM, new CRC32(), head.getInt(), "prelude");
        long payload = (length & 0xFFFF_FFFFL) - (headers & 0xFFFF_FFFFL) - PRELUDE - CHECKSUM;
        if (headers < 0 || payload < 0) {
            throw new CorruptFrameException("the lengths of a message of the stream contradict each other");
        }
        if (length < 0 || length > limit) {
            throw new OversizeException("a message of the stream is longer than our limit of " + limit + " bytes");
        }
        byte[] rest = in.readNBytes(length - PRELUDE);
        return rest.length < length - PRELUDE ? null : event(prelude, rest, headers);
    }

    private static SseEvent event(byte[] prelude, byte[] rest, int headersLength) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(prelude);
        int end = rest.length - CHECKSUM;
        check(rest, end, sum, ByteBuffer.wrap(rest, end, CHECKSUM).getInt(), "message");
        Map<String, String> headers = EventStreamHeaders.read(ByteBuffer.wrap(rest, 0, headersLength));
        String data = new String(rest, headersLength, end - headersLength, StandardCharsets.UTF_8);
        return switch (headers.getOrDefault(":message-type", "event")) {
            case "exception" -> new SseEvent(EXCEPTION + headers.getOrDefault(":exception-type", ""), data, "");
            case "error" -> {
                String message = headers.getOrDefault(":error-message", data);
                yield new SseEvent(ERROR + headers.getOrDefault(":error-code", ""), message, "");
            }
            default -> new SseEvent(headers.getOrDefault(":event-type", "message"), data, "");
        };
    }

    private static void check(byte[] bytes, int length, CRC32 sum, int stated, String what) throws IOException {
        sum.update(bytes, 0, length);
        if ((int) sum.getValue() != stated) {
            throw new CorruptFrameException("the checksum of a " + what + " of the stream is wrong");
        }
    }
}
