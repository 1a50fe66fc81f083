package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.Iterator;
import java.util.List;

/** Always says the same: a last resort. Immutable and thread-safe. */
record FixedAnswer(String text) implements Provider {

    @Override
    public Outcome<ChatResponse> chat(ProviderCall call) {
        return Outcome.answered(ChatResponse.of(call.model(), text, Usage.NONE));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall call) {
        return Outcome.answered(new Events(List.<StreamEvent>of(
                        new StreamEvent.Started("", call.model()),
                        new StreamEvent.TextDelta(text),
                        new StreamEvent.Finished(FinishReason.STOP, "stop"))
                .iterator()));
    }

    private record Events(Iterator<StreamEvent> events) implements EventStream {
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
            // Nothing is held.
        }
    }
}
