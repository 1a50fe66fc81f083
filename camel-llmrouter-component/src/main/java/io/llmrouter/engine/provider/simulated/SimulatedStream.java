package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/** A simulated answer at its pace: each word after the first takes its time; closing wakes a reader that waits. */
final class SimulatedStream implements EventStream {

    private final Queue<StreamEvent> events = new ArrayDeque<>();
    private final Cancellation cancellation;
    private final Cancellation closed = new Cancellation();
    private final Runnable onCancel;
    private final Duration perWord;
    private final Pause pause;
    private boolean begun;

    SimulatedStream(Script script, String model, Cancellation cancellation, Duration perWord, Pause pause) {
        this.cancellation = cancellation;
        this.perWord = perWord;
        this.pause = pause;
        events.add(new StreamEvent.Started(script.id(), model));
        script.words().forEach(word -> events.add(new StreamEvent.TextDelta(word)));
        events.add(new StreamEvent.UsageReported(script.usage()));
        events.add(new StreamEvent.Finished(script.reason(), null));
        this.onCancel = () -> cancellation.reason().ifPresent(closed::cancel);
        cancellation.onCancel(onCancel);
    }

    @Override
    public boolean hasNext() {
        boolean over = closed.reason().isPresent() && cancellation.reason().isEmpty();
        return !over && !events.isEmpty();
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer is over");
        }
        boolean waits = events.element().kind() == StreamEvent.Kind.TEXT && begun && !perWord.isZero();
        boolean whole = !waits || pause.pass(perWord, closed);
        if (!whole || cancellation.reason().isPresent()) {
            return ended();
        }
        StreamEvent event = events.remove();
        begun = begun || event.kind() == StreamEvent.Kind.TEXT;
        if (events.isEmpty()) {
            cancellation.forget(onCancel);
        }
        return event;
    }

    private StreamEvent ended() {
        events.clear();
        cancellation.forget(onCancel);
        return new StreamEvent.Failed(cancellation.reason().orElseGet(SimulatedStream::interrupted));
    }

    static Failure interrupted() {
        return Failure.of(FailureKind.CANCELLED, "the simulated answer was given up");
    }

    @Override
    public void close() {
        cancellation.forget(onCancel);
        closed.cancel(interrupted());
    }
}
