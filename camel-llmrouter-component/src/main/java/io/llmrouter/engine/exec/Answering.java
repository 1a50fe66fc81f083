package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Provider;

/**
 * Gets a whole answer from a provider, whatever the operation. What the provider does not offer is not sent; tokens are
 * counted here, unless the provider is asked to count and can. Thread-safe.
 */
final class Answering {

    private final Accounts accounts;
    private final TokenCounter counter;

    Answering(Accounts accounts, TokenCounter counter) {
        this.accounts = accounts;
        this.counter = counter;
    }

    Outcome<? extends ModelResponse> answer(AttemptRun run) {
        Provider provider = accounts.provider(run.target().account());
        ModelRequest<?> request = run.request();
        return request.chat()
                .<Outcome<? extends ModelResponse>>map(chat -> provider.chat(run.toProvider(chat)))
                .orElseGet(() -> other(provider, request, run));
    }

    private Outcome<? extends ModelResponse> other(Provider provider, ModelRequest<?> request, AttemptRun run) {
        boolean offered = provider.operations().contains(request.operation());
        if (request instanceof CountTokensRequest count && !(count.askProvider() && offered)) {
            return Outcome.answered(counter.countOrEstimate(run.knownModel(), count.conversation())
                    .named(run.target().model()));
        }
        return offered ? performed(provider, request, run) : unsupported(request.operation(), run);
    }

    private static <R extends ModelResponse> Outcome<R> performed(
            Provider provider, ModelRequest<R> request, AttemptRun run) {
        return provider.perform(run.toProvider(request));
    }

    private Outcome<? extends ModelResponse> unsupported(Operation operation, AttemptRun run) {
        return Outcome.failed(
                FailureKind.UNSUPPORTED,
                "the account '" + run.target().account() + "' does not " + operation.verb() + "; "
                        + accounts.whoCan(operation));
    }
}
