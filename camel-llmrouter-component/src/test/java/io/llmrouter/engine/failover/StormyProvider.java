package io.llmrouter.engine.failover;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A provider in memory that behaves as the weather is, and writes down every call in the book. Thread-safe. */
final class StormyProvider implements Provider {

    private final CallBook book;
    private final int usualMillis;
    volatile Weather weather = Weather.FINE;

    StormyProvider(CallBook book, int usualMillis) {
        this.book = book;
        this.usualMillis = usualMillis;
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        Object who = Objects.requireNonNull(call.context());
        book.began(who);
        try {
            Failure failure = met(call, weather);
            return failure == null
                    ? Outcome.answered(ChatResponse.of("wire", "yes", Usage.of(10, 1)))
                    : Outcome.failed(failure);
        } finally {
            book.ended(who);
        }
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        Weather now = weather;
        boolean breaks = now == Weather.BREAKING_STREAMS || now == Weather.THROWING_STREAMS;
        Object who = Objects.requireNonNull(call.context());
        book.began(who);
        boolean open = false;
        try {
            Failure failure = met(call, breaks ? Weather.FINE : now);
            open = failure == null;
            return failure == null ? Outcome.answered(new Words(who, now)) : Outcome.failed(failure);
        } finally {
            if (!open) {
                book.ended(who);
            }
        }
    }

    /** Lets the call live through the weather; returns how it failed, or null. */
    private Failure met(ProviderCall<ChatRequest> call, Weather now) {
        int millis =
                switch (now) {
                    case SLOW -> usualMillis * 10;
                    case SILENT -> Integer.MAX_VALUE;
                    default -> usualMillis;
                };
        if (waitedInVain(call, millis)) {
            return call.cancellation().reason().orElseThrow();
        }
        if (now == Weather.THROWING) {
            throw new IllegalStateException("a bug in a provider");
        }
        return now.failure();
    }

    private static boolean waitedInVain(ProviderCall<ChatRequest> call, int millis) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Runnable wake = cancelled::countDown;
        call.cancellation().onCancel(wake);
        try {
            return millis > 0 && cancelled.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            call.cancellation().forget(wake);
        }
    }

    /** A few words, which in bad weather end before they are all said. */
    private final class Words implements EventStream {
        private final Object who;
        private final Weather from;
        private final AtomicBoolean closed = new AtomicBoolean();
        private final Queue<StreamEvent> events = new ArrayDeque<>(List.of(
                new StreamEvent.Started("id", "wire"),
                new StreamEvent.TextDelta("y"),
                new StreamEvent.TextDelta("es"),
                new StreamEvent.UsageReported(Usage.of(10, 1)),
                new StreamEvent.Finished(FinishReason.STOP, "stop")));

        Words(Object who, Weather from) {
            this.who = who;
            this.from = from;
        }

        @Override
        public boolean hasNext() {
            return !events.isEmpty() && !closed.get();
        }

        @Override
        public StreamEvent next() {
            if (from == Weather.THROWING_STREAMS && events.size() == 3) {
                throw new IllegalStateException("a bug in a provider's stream");
            }
            if (from == Weather.BREAKING_STREAMS && events.size() == 3) {
                events.clear();
                return new StreamEvent.Failed(Objects.requireNonNull(from.failure()));
            }
            return events.remove();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                book.ended(who);
            }
        }
    }
}
