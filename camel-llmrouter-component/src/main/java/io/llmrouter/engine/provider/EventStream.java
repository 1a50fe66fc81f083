package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.StreamEvent;
import java.util.Iterator;

/**
 * An answer as it arrives. {@link #hasNext()} blocks until there is an event or the stream is over; no failure is
 * thrown, it is the last event. To be read by one thread at a time; may be closed by any thread, at any time, as often as
 * wanted: closing before the end gives the upstream connection up.
 */
public interface EventStream extends Iterator<StreamEvent>, AutoCloseable {
    @Override
    void close();
}
