package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls the models of one account. Blocks; thread-safe; never throws for what the provider does, and never retries. Each
 * call is one request on the wire, but for those that are too large for the provider to take at once.
 */
public interface Provider extends AutoCloseable {

    /** Asks in a chat, and waits for the whole answer. */
    Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call);

    /**
     * Asks and waits until the provider has accepted: what fails before is the outcome, what fails later is the stream's
     * last event.
     */
    Outcome<EventStream> stream(ProviderCall<ChatRequest> call);

    /** What can be asked beside {@link #stream}: chat, and what {@link #perform} answers. */
    default Set<Operation> operations() {
        return Set.of(Operation.CHAT);
    }

    /**
     * Asks for an operation other than chat, and waits for the whole answer. Fails as {@code UNSUPPORTED}, and nothing is
     * sent, unless it is one of {@link #operations()}.
     */
    default <R extends ModelResponse> Outcome<R> perform(ProviderCall<? extends ModelRequest<R>> call) {
        return Outcome.failed(
                FailureKind.UNSUPPORTED,
                "the provider does not " + call.request().operation().verb());
    }

    /**
     * Asks for what costs nothing, to see whether the provider answers; an answer is its HTTP status. Empty, and nothing is
     * sent, when there is nothing of the kind.
     */
    default Optional<Outcome<Integer>> probe(
            Credential credential, Duration connectTimeout, Cancellation cancellation) {
        return Optional.empty();
    }

    /**
     * What of a request would not be sent as it was asked, in words such as {@code drops top_k}; empty when all would be.
     * Nothing is sent.
     *
     * @param model the model as the provider names it
     * @param card what the model's card tells of it
     */
    default List<String> adjustments(ModelRequest<?> request, String model, CardFacts card) {
        return List.of();
    }

    /** Frees what the provider holds; calls under way may fail. */
    @Override
    default void close() {}
}
