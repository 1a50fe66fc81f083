package io.llmrouter.engine.provider;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Interruption;
import java.util.Set;
import java.util.function.Function;

/**
 * Embeds with models of this process, and does nothing else. A call runs in the caller's thread and is interrupted when
 * it is cancelled. The models are not closed with it.
 */
public final class EmbedderProvider implements Provider {

    private static final String ONLY = "the provider only embeds";

    private final Function<String, Outcome<TextEmbedder>> models;

    /** Embeds with the models that the function finds by their names. */
    public EmbedderProvider(Function<String, Outcome<TextEmbedder>> models) {
        this.models = models;
    }

    /** The model of that name. */
    public Outcome<TextEmbedder> embedder(String model) {
        return models.apply(model);
    }

    @Override
    public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
        return Outcome.failed(FailureKind.UNSUPPORTED, ONLY);
    }

    @Override
    public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
        return Outcome.failed(FailureKind.UNSUPPORTED, ONLY);
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.EMBED);
    }

    @Override
    public <R extends ModelResponse> Outcome<R> perform(ProviderCall<? extends ModelRequest<R>> call) {
        ModelRequest<R> request = call.request();
        if (!(request instanceof EmbedRequest texts)) {
            return Outcome.failed(FailureKind.UNSUPPORTED, ONLY);
        }
        Interruption interruption = new Interruption(Thread.currentThread());
        call.cancellation().onCancel(interruption);
        Outcome<EmbedResponse> outcome;
        try {
            outcome = models.apply(call.model()).fold(model -> model.embed(texts), Outcome::failed);
        } finally {
            call.cancellation().forget(interruption);
            interruption.end();
        }
        Failure cancelled = call.cancellation().reason().orElse(null);
        return cancelled == null ? outcome.map(request.answerType()::cast) : Outcome.failed(cancelled);
    }
}
