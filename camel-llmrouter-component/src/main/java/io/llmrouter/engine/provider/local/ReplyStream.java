package io.llmrouter.engine.provider.local;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.wire.Cancellation;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;

/** A reply, word by word. A cancellation ends it with its reason; closing ends it without a word. */
final class ReplyStream implements EventStream {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)(?=\\S)");

    private final Queue<StreamEvent> events = new ArrayDeque<>();
    private final Cancellation cancellation;
    private volatile boolean closed;

    ReplyStream(Reply reply, Usage usage, Cancellation cancellation) {
        this.cancellation = cancellation;
        events.add(new StreamEvent.Started("", LocalProvider.MODEL));
        Arrays.stream(BETWEEN_WORDS.split(reply.text()))
                .filter(piece -> !piece.isEmpty())
                .forEach(piece -> events.add(new StreamEvent.TextDelta(piece)));
        events.add(new StreamEvent.UsageReported(usage));
        events.add(new StreamEvent.Finished(reply.reason(), null));
    }

    @Override
    public boolean hasNext() {
        return !closed && !events.isEmpty();
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer is over");
        }
        Optional<Failure> ended = cancellation.reason();
        if (ended.isPresent()) {
            events.clear();
            return new StreamEvent.Failed(ended.get());
        }
        return events.remove();
    }

    @Override
    public void close() {
        closed = true;
    }
}
