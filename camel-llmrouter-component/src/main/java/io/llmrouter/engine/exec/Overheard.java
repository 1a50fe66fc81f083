package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.StreamEvent;
import java.util.function.Consumer;

/**
 * Hands the text of a stream to a listener once the stream is over; the stream itself is unchanged. A text that is too
 * long to keep, or that broke off, is not handed on.
 */
final class Overheard implements ReplyStream {

    private static final int LONGEST = 1 << 20;

    private final ReplyStream stream;
    private final StringBuilder text = new StringBuilder();

    Overheard(ReplyStream stream, Consumer<String> heard) {
        this.stream = stream;
        stream.whenOver(ending -> {
            if (ending.failure() == null && text().length() <= LONGEST) {
                heard.accept(text());
            }
        });
    }

    private synchronized String text() {
        return text.toString();
    }

    @Override
    public boolean hasNext() {
        return stream.hasNext();
    }

    @Override
    public StreamEvent next() {
        StreamEvent event = stream.next();
        if (event.kind() == StreamEvent.Kind.TEXT) {
            keep(event.content());
        }
        return event;
    }

    private synchronized void keep(String more) {
        if (text.length() <= LONGEST) {
            text.append(more);
        }
    }

    @Override
    public void whenOver(Consumer<Ending> listener) {
        stream.whenOver(listener);
    }

    @Override
    public void close() {
        stream.close();
    }
}
