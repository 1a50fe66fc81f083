package io.llmrouter.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A message body whose pieces are passed on as they come. Each read returns what one piece holds and no more, so that a
 * server that flushes after each read sends piece by piece. It calls itself a stream cache so that Camel does not drain
 * it between two steps of a route, but it can be read only once, by one thread at a time; closing it gives up what is
 * left.
 */
public final class LiveBody extends InputStream implements StreamCache {

    private final Iterator<byte[]> pieces;
    private final Runnable giveUp;
    private byte[] piece = new byte[0];
    private int position;
    private long passed;

    /**
     * A body.
     *
     * @param pieces what is to be sent; may block until there is more
     * @param giveUp called when the body is closed, at its end or before; may be called more than once
     */
    public LiveBody(Iterator<byte[]> pieces, Runnable giveUp) {
        this.pieces = pieces;
        this.giveUp = giveUp;
    }

    @Override
    public int read() {
        return fill() ? take() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        passed += count;
        return count;
    }

    private byte take() {
        passed++;
        return piece[position++];
    }

    private boolean fill() {
        while (position == piece.length) {
            if (!pieces.hasNext()) {
                return false;
            }
            piece = pieces.next();
            position = 0;
        }
        return true;
    }

    @Override
    public void close() {
        giveUp.run();
    }

    @Override
    public void reset() {
        // What was passed on is gone; what is to come is still there.
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        transferTo(out);
    }

    /** Only one can read it. */
    @Override
    public StreamCache copy(Exchange exchange) {
        return this;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    /** Nobody knows it before the end. */
    @Override
    public long length() {
        return 0;
    }

    @Override
    public long position() {
        return passed;
    }
}
