package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.examples.simulate.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer while it is written, token by token, whether it is sent piece by piece or when it is whole. Over when it is
 * whole, has stopped, or was given up: then it tells, once, how many tokens are to be paid. A streamed token has four
 * characters: behind the words of the answer there are blanks. Used by one thread at a time.
 */
final class Writing implements EventStream {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final int CHARACTERS = 4;
    /** How long tokens are gathered until they are sent, but for the first: a read for each would be most of a run. */
    private static final double PIECE_NANOS = 200e6;

    private final VirtualTime time;
    private final Cancellation cancellation;
    private final Pace pace;
    private final @Nullable Stop stop;
    private final ChatResponse answer;
    private final int tokens;
    private final int piece;
    private final IntConsumer over;
    private final long begun;
    private final Queue<StreamEvent> ready = new ArrayDeque<>(3);
    private int written;
    private boolean ended;

    /**
     * Begins now.
     *
     * @param stop where it ends too soon; null where it does not
     */
    Writing(VirtualTime time, Cancellation cancellation, Pace pace, @Nullable Stop stop, Draft draft) {
        this.time = time;
        this.cancellation = cancellation;
        this.pace = pace;
        this.stop = stop;
        this.answer = draft.answer();
        this.tokens = (int) answer.usage().outputTokens();
        this.piece = (int) Math.max(1, Math.min(tokens, PIECE_NANOS / pace.tokenNanos()));
        this.over = draft.over();
        this.begun = time.nanos();
        ready.add(new StreamEvent.Started(answer.id(), answer.model()));
    }

    /**
     * What is to be written.
     *
     * @param answer the whole of it, with what it uses
     * @param over told once how many tokens were written
     */
    record Draft(ChatResponse answer, IntConsumer over) {}

    /** The answer when it is whole. */
    Outcome<ChatResponse> whole() {
        Optional<Failure> failure = write(tokens);
        end();
        return failure.map(Outcome::<ChatResponse>failed).orElseGet(() -> Outcome.answered(answer));
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || !ended;
    }

    @Override
    public StreamEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer is over");
        }
        if (ready.isEmpty()) {
            writeOn();
        }
        return ready.remove();
    }

    private void writeOn() {
        int from = written;
        Optional<Failure> failure = write(pieceEnd());
        if (failure.isPresent()) {
            ready.add(new StreamEvent.Failed(failure.get()));
            end();
            return;
        }
        ready.add(new StreamEvent.TextDelta(text(from, written)));
        if (written == tokens) {
            ready.add(new StreamEvent.UsageReported(answer.usage()));
            ready.add(new StreamEvent.Finished(answer.finishReason(), answer.rawFinishReason()));
            end();
        }
    }

    /** Where the next piece ends: what is written before it stops is sent before. */
    private int pieceEnd() {
        int end = Math.min(tokens, written == 0 ? 1 : written + piece);
        return stop != null && stop.tokens() > written ? Math.min(end, stop.tokens()) : end;
    }

    private String text(int from, int to) {
        String words = answer.text();
        String all = words + " ".repeat(Math.max(0, tokens * CHARACTERS - words.length()));
        return all.substring(from * CHARACTERS, to == tokens ? all.length() : to * CHARACTERS);
    }

    /** Lets time pass until so many tokens are written; or until it ends before, and then says how. */
    private Optional<Failure> write(int upTo) {
        boolean stops = stop != null && stop.tokens() < upTo;
        int last = stop != null && stops ? stop.tokens() : upTo;
        if (!passes(begun + pace.nanosUntil(last) - time.nanos())) {
            written = Math.min(last, Math.max(written, pace.tokensAfter(time.nanos() - begun)));
            return Optional.of(givenUp());
        }
        written = last;
        if (stop == null || !stops) {
            return Optional.empty();
        }
        if (stop.failure() != null) {
            return Optional.of(stop.failure());
        }
        passes(FOR_EVER.toNanos());
        return Optional.of(givenUp());
    }

    private boolean passes(long nanos) {
        return time.pass(Duration.ofNanos(Math.max(0, nanos)), cancellation);
    }

    private Failure givenUp() {
        return cancellation.reason().orElseGet(() -> Failure.of(FailureKind.CANCELLED, "the call was given up"));
    }

    @Override
    public void close() {
        ready.clear();
        end();
    }

    private void end() {
        if (!ended) {
            ended = true;
            over.accept(written);
        }
    }
}
