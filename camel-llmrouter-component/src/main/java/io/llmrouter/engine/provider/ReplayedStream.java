package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.StreamEvent;
import java.util.Iterator;
import java.util.List;

/** Events that are all there. */
final class ReplayedStream implements EventStream {

    private final Iterator<StreamEvent> events;

    ReplayedStream(List<StreamEvent> events) {
        this.events = events.iterator();
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public StreamEvent next() {
        return events.next();
    }

    @Override
    public void close() {
        // there is nothing upstream to give up
    }
}
