package io.llmrouter.engine.wire;

import java.io.IOException;
import java.io.InputStream;

/**
 * How a body begins, which tells what it is where its media type may be wrong. Waits for the first bytes, and takes none
 * away. For one thread.
 */
final class Opening {

    /** Blanks before the first letter, and between the first two, beyond which nobody looks. */
    private static final int LOOKED_AT = 1024;

    private static final int BYTE_ORDER_MARK = 0xEF;

    private final InputStream body;

    /** Of a body that can be marked. */
    Opening(InputStream body) {
        this.body = body;
    }

    /** Whether a JSON value begins, or nothing is there; no other framing begins with one. */
    boolean isJson() throws IOException {
        body.mark(LOOKED_AT);
        int first = firstLetter();
        body.reset();
        return first < 0 || isBracket(first) || first == '"';
    }

    /** Whether a JSON value begins that goes on in the next line, as no line of JSON does. */
    boolean isSpacedJson() throws IOException {
        body.mark(LOOKED_AT);
        int first = firstLetter();
        int next = first < 0 ? first : body.read();
        for (int seen = 0; next == ' ' && seen < LOOKED_AT / 4; seen++) {
            next = body.read();
        }
        body.reset();
        return next < 0 || next == '\n' || next == '\r';
    }

    private int firstLetter() throws IOException {
        int letter = body.read();
        if (letter == BYTE_ORDER_MARK) {
            body.skipNBytes(2);
            letter = body.read();
        }
        for (int seen = 0; isBlank(letter) && seen < LOOKED_AT / 4; seen++) {
            letter = body.read();
        }
        return letter;
    }

    private static boolean isBlank(int letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    }

    private static boolean isBracket(int letter) {
        return letter == '{' || letter == '[';
    }
}
