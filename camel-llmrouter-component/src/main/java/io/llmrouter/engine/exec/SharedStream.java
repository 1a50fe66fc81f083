package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream for several readers: each gets every event from the first on, whenever it joined. Whichever reader is first
 * to need an event reads it from the source for all; the others wait. Events and places are guarded by this object's
 * lock, which is not held while the source is read. What was read is kept until the last reader has gone.
 */
final class SharedStream {

    private final ReplyStream source;
    private final List<StreamEvent> events = new ArrayList<>();
    private boolean reading;
    private boolean over;

    SharedStream(ReplyStream source) {
        this.source = source;
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
            synchronized (this) {
                while (place >= events.size() && reading && !reader.closed) {
                    await();
                }
                if (reader.closed || (place >= events.size() && over)) {
                    return null;
                }
                if (place < events.size()) {
                    return events.get(place);
                }
                reading = true;
            }
            read();
        }
    }

    private void read() {
        StreamEvent event = source.hasNext() ? source.next() : null;
        synchronized (this) {
            reading = false;
            if (event == null) {
                over = true;
            } else {
                events.add(event);
            }
            notifyAll();
        }
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a shared stream", e);
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
            synchronized (SharedStream.this) {
                closed = true;
                SharedStream.this.notifyAll();
            }
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
