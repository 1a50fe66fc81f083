package io.llmrouter.camel;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.provider.conversation.StreamedMessage;
import java.util.function.Consumer;

/**
 * A stream that tells its whole answer when its end has been read. One that fails, or is closed before, tells nothing.
 */
final class HeardStream implements AnswerStream {

    private final AnswerStream stream;
    private final Consumer<Message> whole;
    private final StreamedMessage heard = new StreamedMessage();

    HeardStream(AnswerStream stream, Consumer<Message> whole) {
        this.stream = stream;
        this.whole = whole;
    }

    @Override
    public Target target() {
        return stream.target();
    }

    @Override
    public Decision decision() {
        return stream.decision();
    }

    @Override
    public boolean hasNext() {
        return stream.hasNext();
    }

    @Override
    public StreamEvent next() {
        StreamEvent event = stream.next();
        heard.add(event);
        if (event.kind() == StreamEvent.Kind.FINISHED) {
            whole.accept(heard.message());
        }
        return event;
    }

    @Override
    public void close() {
        stream.close();
    }
}
