package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ReplayedStream;

/** Always says the same: a last resort. Immutable and thread-safe. */
record FixedAnswer(String text) implements Provider {

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return Outcome.answered(ChatResponse.of(call.model(), text, Usage.NONE));
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        return chat(call).map(ReplayedStream::of);
    }
}
