package io.llmrouter.engine;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;
import java.util.Iterator;

/**
 * An answer as it arrives. Its target is settled: what fails from here on is the stream's last event, never another
 * target and never silence. To be read by one thread at a time; {@link #close()} may come from any thread, and closing
 * before the end cancels the call upstream.
 */
public interface AnswerStream extends Iterator<StreamEvent>, AutoCloseable {

    /** Who answers. */
    Target target();

    /**
     * How it was chosen, tried and paid, as far as is known: attempts and cost of the answer itself are in it once the
     * stream has ended.
     */
    Decision decision();

    @Override
    void close();
}
