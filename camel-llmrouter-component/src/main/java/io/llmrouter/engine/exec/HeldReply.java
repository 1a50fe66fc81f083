package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.ReplayedStream;
import java.util.function.Consumer;

/** An answer that was held back until it was whole, as the stream that was asked for. Its call is over already. */
record HeldReply(EventStream events, Ending ending) implements ReplyStream {

    static HeldReply of(ChatResponse answer, Ending ending) {
        return new HeldReply(ReplayedStream.of(answer), ending);
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
    public void whenOver(Consumer<Ending> listener) {
        listener.accept(ending);
    }

    @Override
    public void close() {
        events.close();
    }
}
