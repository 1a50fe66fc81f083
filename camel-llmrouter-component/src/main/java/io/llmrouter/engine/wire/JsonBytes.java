package io.llmrouter.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON as it is written, to bytes. A generator hands on what it has when its own buffer is full, and the rest when it is
 * closed: what fits into that buffer, as most bodies do, is copied once. For one thread.
 */
public final class JsonBytes {

    private final List<byte[]> pieces = new ArrayList<>(1);

    /** Writes to these bytes; all of it is there once it is closed. */
    public JsonGenerator generator() throws IOException {
        return Json.mapper().getFactory().createGenerator(new Pieces());
    }

    /** What was written, in an array that may be kept, and not be changed. */
    public byte[] bytes() {
        if (pieces.size() == 1) {
            return pieces.get(0);
        }
        byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int length = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, all, length, piece.length);
            length += piece.length;
        }
        return all;
    }

    private final class Pieces extends OutputStream {

        @Override
        public void write(int single) {
            pieces.add(new byte[] {(byte) single});
        }

        @Override
        public void write(byte[] buffer, int from, int length) {
            pieces.add(Arrays.copyOfRange(buffer, from, from + length));
        }
    }
}
