package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is bound to its target: first the events that were held back, then those still to come, each within the
 * idle limit. Read by one thread at a time; closed by any. Its ending is told to its listeners once, in the thread that
 * saw it; listeners and ending are guarded by this object's lock.
 */
final class CommittedStream implements ReplyStream {

    /** How long the end of the body may take after the answer is whole; then its connection is not kept. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** How long a reader waits for that end, which mostly came with the answer's last bytes. */
    private static final Duration WAIT = Duration.ofMillis(50);

    private final Watchdog watchdog;
    private final AttemptRun run;
    private final EventStream upstream;
    private final Deque<StreamEvent> held;
    private final Watchdog.Watch watch;
    private final Duration idle;
    private final List<Consumer<Ending>> listeners = new ArrayList<>(3);
    private final AtomicBoolean drained = new AtomicBoolean();
    private volatile Watchdog.@Nullable Watch lingering;
    private @Nullable Ending ending;

    CommittedStream(AttemptRun run, EventStream upstream, Deque<StreamEvent> held, Watchdog watchdog) {
        this.watchdog = watchdog;
        this.run = run;
        this.upstream = upstream;
        this.held = held;
        this.idle = run.timeouts().idle();
        this.watch = watchdog.watch(
                idle, () -> run.cancel(Failure.of(FailureKind.TIMEOUT, "nothing came for " + idle.toMillis() + " ms")));
        StreamEvent last = held.peekLast();
        if (last != null) {
            endWith(last);
        }
    }

    @Override
    public boolean hasNext() {
        if (!held.isEmpty()) {
            return true;
        }
        if (isOver()) {
            drain();
            return false;
        }
        StreamEvent event = read();
        watch.push(idle);
        run.saw(event);
        held.add(event);
        endWith(event);
        return true;
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the stream is over");
        }
        return held.remove();
    }

    @Override
    public void close() {
        if (!isOver()) {
            Failure abandoned = Failure.of(FailureKind.CANCELLED, "the reader closed the stream before its end");
            run.cancel(abandoned);
            over(abandoned);
        }
        drain();
        upstream.close();
    }

    @Override
    public void whenOver(Consumer<Ending> listener) {
        Ending known;
        synchronized (this) {
            known = ending;
            if (known == null) {
                listeners.add(listener);
                return;
            }
        }
        listener.accept(known);
    }

    private synchronized boolean isOver() {
        return ending != null;
    }

    private void endWith(StreamEvent event) {
        if (event instanceof StreamEvent.Failed failed) {
            over(failed.failure());
        } else if (event.kind() == StreamEvent.Kind.FINISHED) {
            over(null);
        }
    }

    private void over(@Nullable Failure failure) {
        List<Consumer<Ending>> due;
        Ending known;
        synchronized (this) {
            if (ending != null) {
                return;
            }
            known = new Ending(failure, run.usage());
            ending = known;
            due = List.copyOf(listeners);
        }
        watch.close();
        if (failure == null) {
            lingering = watchdog.watch(LINGER, upstream::close);
        } else {
            upstream.close();
        }
        run.end(failure, known.usage());
        due.forEach(listener -> listener.accept(known));
    }

    /** Reads the end of the body behind the last event, so that the connection can be used again. */
    private void drain() {
        Watchdog.Watch limit = lingering;
        if (limit == null || !drained.compareAndSet(false, true)) {
            return;
        }
        Watchdog.Watch soon = watchdog.watch(WAIT, upstream::close);
        try (limit;
                soon) {
            if (upstream.hasNext()) {
                upstream.close();
            }
        } catch (RuntimeException e) {
            upstream.close();
        }
        upstream.close();
    }

    private StreamEvent read() {
        try {
            return upstream.hasNext() ? upstream.next() : unfinished();
        } catch (RuntimeException e) {
            return new StreamEvent.Failed(run.cancelled().orElseGet(() -> CallStage.bug(e)));
        }
    }

    private StreamEvent unfinished() {
        return new StreamEvent.Failed(run.cancelled()
                .orElseGet(() -> Failure.of(FailureKind.CONNECTION_LOST, "the stream broke off before its end")));
    }
}
