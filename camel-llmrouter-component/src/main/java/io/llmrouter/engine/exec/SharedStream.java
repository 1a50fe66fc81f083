package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.wire.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream for several readers: each gets every event from the first on, whenever it joined. Whichever reader is first
 * to need an event reads it from the source for all; the others wait. Events and places are guarded by this object's
 * lock, which is not held while the source is read. What was read is kept until the last reader has gone.
 */
final class SharedStream {

    private final ReplyStream source;
    private final Pause pause;
    private final List<StreamEvent> events = new ArrayList<>();
    /** Done when something changes for those who wait; then there is another. */
    private CompletableFuture<Boolean> change = new CompletableFuture<>();

    private boolean reading;
    private boolean over;

    SharedStream(ReplyStream source, Pause pause) {
        this.source = source;
        this.pause = pause;
    }

    /**
     * A reader from the first event on.
     *
     * @param gone run once, when the reader is at the end or was closed
     */
    ReplyStream reader(Runnable gone) {
        return new Reader(gone);
    }

    /** The event at that place, once it is there; null when the stream ends before it, or the reader was closed. */
    private @Nullable StreamEvent at(int place, Reader reader) {
        while (true) {
            CompletableFuture<Boolean> awaited;
            synchronized (this) {
                if (reader.closed || (place >= events.size() && over)) {
                    return null;
                }
                if (place < events.size()) {
                    return events.get(place);
                }
                awaited = reading ? change : null;
                reading = true;
            }
            if (awaited == null) {
                read();
            } else {
                await(awaited);
            }
        }
    }

    private void read() {
        StreamEvent event = source.hasNext() ? source.next() : null;
        CompletableFuture<Boolean> due;
        synchronized (this) {
            reading = false;
            if (event == null) {
                over = true;
            } else {
                events.add(event);
            }
            due = changed();
        }
        due.complete(true);
    }

    /** What to complete, outside of the lock, so that those who wait look again. */
    private CompletableFuture<Boolean> changed() {
        CompletableFuture<Boolean> due = change;
        change = new CompletableFuture<>();
        return due;
    }

    private void await(CompletableFuture<Boolean> awaited) {
        if (!pause.until(awaited, Pause.FOR_EVER)) {
            throw new IllegalStateException("interrupted while waiting for a shared stream");
        }
    }

    private final class Reader implements ReplyStream {

        private static final Failure CLOSED =
                Failure.of(FailureKind.CANCELLED, "the reader closed the stream before its end");

        private final Runnable gone;
        private final List<Consumer<Ending>> listeners = new ArrayList<>(2);
        private int place;
        private boolean closed;
        private @Nullable Ending ending;

        Reader(Runnable gone) {
            this.gone = gone;
        }

        @Override
        public boolean hasNext() {
            return at(place, this) != null;
        }

        @Override
        public StreamEvent next() {
            StreamEvent event = at(place, this);
            if (event == null) {
                throw new NoSuchElementException("the stream is over");
            }
            place++;
            if (event.kind() == StreamEvent.Kind.FINISHED || event.kind() == StreamEvent.Kind.FAILED) {
                source.whenOver(this::over);
            }
            return event;
        }

        @Override
        public void whenOver(Consumer<Ending> listener) {
            Ending known;
            synchronized (SharedStream.this) {
                known = ending;
                if (known == null) {
                    listeners.add(listener);
                    return;
                }
            }
            listener.accept(known);
        }

        @Override
        public void close() {
            CompletableFuture<Boolean> due;
            synchronized (SharedStream.this) {
                closed = true;
                due = changed();
            }
            due.complete(true);
            over(new Ending(CLOSED, Usage.NONE));
        }

        private void over(Ending how) {
            List<Consumer<Ending>> due;
            synchronized (SharedStream.this) {
                if (ending != null) {
                    return;
                }
                ending = how;
                due = List.copyOf(listeners);
            }
            due.forEach(listener -> listener.accept(how));
            gone.run();
        }
    }
}
