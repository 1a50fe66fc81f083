package io.llmrouter.engine.faults;

import io.llmrouter.test.WireProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Sound answers, and how they are taken apart. */
final class Answers {

    /** What is said: letters of two and of four bytes among it. */
    static final String TEXT = "Grüße an 😀 alle.";

    private static final Pattern PACKED = Pattern.compile("\\{\"bytes\":\"([^\"]*)\"}");

    private Answers() {}

    /** A body of these frames and a last one; of the last one alone where the answer is whole. */
    static Played ending(WireProtocol protocol, boolean stream, List<byte[]> frames, byte[] last) {
        if (!stream) {
            return Played.ok("application/json", last);
        }
        List<byte[]> all = new ArrayList<>(frames);
        all.add(last);
        return new Played(200, protocol.streamType(), Map.of(), all);
    }

    static List<byte[]> beforeContent(WireProtocol protocol) {
        List<byte[]> frames = protocol.stream(TEXT);
        return frames.subList(0, holding(frames, "Grüße"));
    }

    static List<byte[]> untilContent(WireProtocol protocol) {
        List<byte[]> frames = protocol.stream(TEXT);
        return frames.subList(0, holding(frames, "Grüße") + 1);
    }

    /** The place of the first frame that has the text in it. */
    static int holding(List<byte[]> frames, String text) {
        int at = 0;
        while (!told(frames.get(at)).contains(text)) {
            at++;
        }
        return at;
    }

    /** A frame as text, and behind it what is packed into it. */
    private static String told(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        Matcher packed = PACKED.matcher(text);
        return packed.find()
                ? text + new String(Base64.getDecoder().decode(packed.group(1)), StandardCharsets.UTF_8)
                : text;
    }

    static List<byte[]> replaced(List<byte[]> frames, int at, byte[] frame) {
        List<byte[]> all = new ArrayList<>(frames);
        all.set(at, frame);
        return all;
    }

    /** Cut behind the first byte of each letter that has several. */
    static List<byte[]> cutInLetters(byte[] body) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < body.length; at++) {
            if ((body[at] & 0xC0) == 0xC0) {
                pieces.add(Arrays.copyOfRange(body, from, at + 1));
                from = at + 1;
            }
        }
        pieces.add(Arrays.copyOfRange(body, from, body.length));
        return pieces;
    }

    static List<byte[]> bytes(byte[] body) {
        List<byte[]> pieces = new ArrayList<>();
        for (byte each : body) {
            pieces.add(new byte[] {each});
        }
        return pieces;
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
