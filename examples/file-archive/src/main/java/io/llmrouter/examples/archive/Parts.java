package io.llmrouter.examples.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The parts of a text, read as they are asked for: each has at most so many characters, and ends with a line if it has
 * one. No more than one part is in memory. Not thread-safe.
 */
final class Parts implements Iterator<String>, Closeable {

    private final Reader text;
    private final char[] buffer;
    private int filled;
    private boolean atEnd;
    private int given;

    /** The parts of a text; closed with it. */
    Parts(Reader text, int characters) {
        this.text = text;
        this.buffer = new char[characters];
    }

    @Override
    public boolean hasNext() {
        fill();
        return filled > 0;
    }

    /**
     * The next part.
     *
     * @throws Unreadable if it is no text
     */
    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there is no further part");
        }
        given++;
        int end = atEnd ? filled : lastLineEnd();
        String part = new String(buffer, 0, end);
        filled -= end;
        System.arraycopy(buffer, end, buffer, 0, filled);
        if (part.indexOf('\0') >= 0) {
            throw new Unreadable("it holds binary data, not text");
        }
        return part;
    }

    /** How many parts were asked for so far. */
    int given() {
        return given;
    }

    private void fill() {
        try {
            while (!atEnd && filled < buffer.length) {
                int count = text.read(buffer, filled, buffer.length - filled);
                atEnd = count < 0;
                filled += Math.max(count, 0);
            }
        } catch (MalformedInputException e) {
            throw new Unreadable("it is no UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int lastLineEnd() {
        for (int i = filled; i > filled / 2; i--) {
            if (buffer[i - 1] == '\n') {
                return i;
            }
        }
        return Character.isHighSurrogate(buffer[filled - 1]) ? filled - 1 : filled;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
