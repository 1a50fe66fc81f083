package io.llmrouter.engine.provider.fuzz;

import java.io.InputStream;

/** Bytes that arrive in pieces of one to seven, so that no reader may count on whole ones. */
final class Dribble extends InputStream {

    private static final int[] PIECES = {1, 7, 2, 5, 3};

    private final byte[] bytes;
    private int at;
    private int piece;

    Dribble(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(length, PIECES[piece++ % PIECES.length]), bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }
}
