package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that the engine could not answer. Its message names every attempt; it never holds a secret or a prompt. Each
 * subclass is one way to react, so that error handlers match by class.
 */
public abstract sealed class LlmRouterException extends RuntimeException
        permits RateLimitedException,
                TimedOutException,
                ContentBlockedException,
                NoEligibleModelException,
                BudgetExceededException,
                ProviderRejectedException,
                InvalidRequestException,
                ExhaustedException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient @Nullable Decision decision;

    LlmRouterException(String message, Failure failure, @Nullable Decision decision) {
        super(message);
        this.failure = failure;
        this.decision = decision;
    }

    /** The failure that decided the matter: the last one, where several targets were tried. */
    public Failure failure() {
        return failure;
    }

    /** What was decided and tried; empty when the call failed before there was a plan. */
    public Optional<Decision> decision() {
        return Optional.ofNullable(decision);
    }
}
