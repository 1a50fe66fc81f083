package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.StreamEvent;
import java.util.Iterator;

/** A whole answer as a stream: all of it is there. */
public final class ReplayedStream implements EventStream {

    private final Iterator<StreamEvent> events;

    private ReplayedStream(Iterator<StreamEvent> events) {
        this.events = events;
    }

    /** The events that such an answer would have come in. */
    public static EventStream of(ChatResponse answer) {
        return new ReplayedStream(AnswerEvents.of(answer).iterator());
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
