package io.llmrouter.examples.quickstart;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of text in the encoding its bytes tell of: by byte order mark, by the zeros that UTF-16 leaves, as UTF-8 if it
 * is valid, and as Windows-1252 (which covers ISO-8859-1) if not.
 */
record TextFile(Path path, Charset charset, int skip) {

    static final Charset FALLBACK = Charset.forName("windows-1252");

    private static final int SNIFFED = 64 * 1024;

    /**
     * Finds the encoding out.
     *
     * @throws Unprocessable if the file holds binary data
     */
    static TextFile of(Path path) throws IOException {
        byte[] head = head(path);
        TextFile marked = byMark(path, head);
        if (marked != null) {
            return marked;
        }
        Charset wide = withoutMark(head);
        if (wide != null) {
            return new TextFile(path, wide, 0);
        }
        if (looksBinary(head)) {
            throw Unprocessable.binary();
        }
        return new TextFile(path, isUtf8(path) ? StandardCharsets.UTF_8 : FALLBACK, 0);
    }

    /** The text from its beginning, without the mark. */
    Reader open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(path));
        bytes.skipNBytes(skip);
        return new BufferedReader(new InputStreamReader(bytes, charset));
    }

    /** Whether every byte is part of valid UTF-8. */
    static boolean isUtf8(Path path) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(Files.newInputStream(path), strict)) {
            return reader.transferTo(Writer.nullWriter()) >= 0;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(SNIFFED);
        }
    }

    private static @Nullable TextFile byMark(Path path, byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextFile(path, StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextFile(path, StandardCharsets.UTF_16LE, 2);
        }
        return starts(head, 0xFE, 0xFF) ? new TextFile(path, StandardCharsets.UTF_16BE, 2) : null;
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Charset withoutMark(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length * 2 / 5;
        if (head.length < 8 || Math.max(zeros[0], zeros[1]) < most || Math.min(zeros[0], zeros[1]) > head.length / 50) {
            return null;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean looksBinary(byte[] head) {
        int control = 0;
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
            control += (b & 0xFF) < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B ? 1 : 0;
        }
        return control * 20 > head.length;
    }
}
