package io.llmrouter.engine.exec;

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
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A provider in memory that answers as told, in order; the last step repeats. Says {@code text} when told to. */
final class ScriptedCalls implements Provider {

    /** One thing to do. */
    interface Step {
        Outcome<Iterator<StreamEvent>> take(ProviderCall<ChatRequest> call);
    }

    final List<ProviderCall<ChatRequest>> calls = new CopyOnWriteArrayList<>();
    final List<EventStream> closed = new CopyOnWriteArrayList<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    ScriptedCalls(Step... script) {
        steps.addAll(List.of(script));
    }

    static Step says(String text) {
        return emits(
                new StreamEvent.Started("id", "wire"),
                new StreamEvent.TextDelta(text),
                new StreamEvent.UsageReported(Usage.of(10, 2)),
                new StreamEvent.Finished(FinishReason.STOP, "stop"));
    }

    static Step emits(StreamEvent... events) {
        return call -> Outcome.answered(List.of(events).iterator());
    }

    static Step fails(Failure failure) {
        return call -> Outcome.failed(failure);
    }

    /** Blocks until the attempt is cancelled, and fails for its reason. */
    static Step hangs() {
        return call -> Outcome.failed(untilCancelled(call));
    }

    /** As {@link #hangs()}, after that was done. */
    static Step hangs(Runnable first) {
        return call -> {
            first.run();
            return hangs().take(call);
        };
    }

    /** Says something, then blocks until the attempt is cancelled. */
    static Step stalls(StreamEvent... before) {
        return stalls(() -> {}, before);
    }

    /** Says something, does that, and blocks until the attempt is cancelled. */
    static Step stalls(Runnable then, StreamEvent... before) {
        return call -> {
            Iterator<StreamEvent> first = List.of(before).iterator();
            return Outcome.answered(new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public StreamEvent next() {
                    if (first.hasNext()) {
                        return first.next();
                    }
                    then.run();
                    return new StreamEvent.Failed(untilCancelled(call));
                }
            });
        };
    }

    private static Failure untilCancelled(ProviderCall<ChatRequest> call) {
        CountDownLatch cancelled = new CountDownLatch(1);
        call.cancellation().onCancel(cancelled::countDown);
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return call.cancellation().reason().orElseThrow();
    }

    private Outcome<Iterator<StreamEvent>> take(ProviderCall<ChatRequest> call) {
        Step step;
        synchronized (this) {
            calls.add(call);
            step = steps.size() > 1 ? steps.remove() : steps.element();
        }
        return step.take(call);
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return take(call).fold(ScriptedCalls::whole, Outcome::failed);
    }

    private static Outcome<ChatResponse> whole(Iterator<StreamEvent> events) {
        StringBuilder text = new StringBuilder();
        Usage usage = Usage.NONE;
        while (events.hasNext()) {
            StreamEvent event = events.next();
            if (event instanceof StreamEvent.TextDelta delta) {
                text.append(delta.text());
            } else if (event instanceof StreamEvent.UsageReported reported) {
                usage = reported.usage();
            } else if (event instanceof StreamEvent.Failed failed) {
                return Outcome.failed(failed.failure());
            }
        }
        return Outcome.answered(ChatResponse.of("wire", text.toString(), usage));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        return take(call).map(Events::new);
    }

    private final class Events implements EventStream {
        private final Iterator<StreamEvent> events;

        Events(Iterator<StreamEvent> events) {
            this.events = events;
        }

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
            closed.add(this);
        }
    }
}
