package io.llmrouter.engine.exec;

import io.llmrouter.engine.provider.EventStream;
import java.util.function.Consumer;

/** A stream on its way back through the stages, which can be told how it ended. */
public interface ReplyStream extends EventStream {

    /** Has the listener hear, once, how the stream ended: when it does, or now if it has. */
    void whenOver(Consumer<Ending> listener);
}
