package io.llmrouter.camel;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.EventStream;
import java.util.Iterator;

/**
 * An answer that came at once, as a stream.
 *
 * @param events all of it
 */
record WholeAnswer(Iterator<StreamEvent> events) implements EventStream {

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
        // There is nothing upstream to give up.
    }
}
