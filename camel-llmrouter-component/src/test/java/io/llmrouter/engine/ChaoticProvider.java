package io.llmrouter.engine;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A provider in memory that behaves differently every 100 ms of the clock, until it is healed. */
final class ChaoticProvider implements Provider {

    private static final List<FailureKind> TROUBLES = List.of(
            FailureKind.SERVER_ERROR,
            FailureKind.OVERLOADED,
            FailureKind.TIMEOUT,
            FailureKind.CONNECTION,
            FailureKind.MALFORMED_RESPONSE,
            FailureKind.RATE_LIMITED);

    final AtomicInteger calls = new AtomicInteger();
    private final long seed;
    private final AtomicLong millis;
    volatile boolean healed;

    ChaoticProvider(long seed, AtomicLong millis, boolean healed) {
        this.seed = seed;
        this.millis = millis;
        this.healed = healed;
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        Failure trouble = begin();
        return trouble != null
                ? Outcome.failed(trouble)
                : Outcome.answered(ChatResponse.of("model", "yes", Usage.of(3, 2)));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        Failure trouble = begin();
        StreamEvent last =
                trouble == null ? new StreamEvent.Finished(FinishReason.STOP, "stop") : new StreamEvent.Failed(trouble);
        StreamEvent first = new StreamEvent.Started("id", "model");
        StreamEvent text = new StreamEvent.TextDelta("yes");
        boolean late = calls.get() % 3 == 0;
        return Outcome.answered(
                new Replay((trouble == null || late ? List.of(first, text, last) : List.of(first, last)).iterator()));
    }

    private @Nullable Failure begin() {
        int number = calls.incrementAndGet();
        long now = millis.incrementAndGet();
        Thread.yield();
        long mood = Math.floorMod((seed + now / 100) * 0x9E3779B97F4A7C15L >>> 17, TROUBLES.size() + 3L);
        if (healed || mood >= TROUBLES.size()) {
            return null;
        }
        Duration wait = mood % 2 == 1 ? Duration.ofMillis(20) : null;
        return new Failure(kind(number, (int) mood), "as told", null, null, wait);
    }

    /** What takes keys out for long is rare, or there would soon be nothing else to see. */
    private static FailureKind kind(int number, int mood) {
        if (number % 400 == 0) {
            return FailureKind.AUTHENTICATION;
        }
        return number % 300 == 0 ? FailureKind.NOT_FOUND : TROUBLES.get(mood);
    }

    private record Replay(Iterator<StreamEvent> events) implements EventStream {
        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public StreamEvent next() {
            return events.next();
        }

        @Override
        public void close() {
            // Nothing upstream is to be given up.
        }
    }
}
