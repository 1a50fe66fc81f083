package io.llmrouter.engine.failover;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import java.util.concurrent.atomic.AtomicLong;

/** Another provider, whose calls are counted. */
record CountedProvider(Provider provider, AtomicLong calls) implements Provider {

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        calls.incrementAndGet();
        return provider.chat(call);
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        calls.incrementAndGet();
        return provider.stream(call);
    }
}
