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

    /**
     * The exception a failure stands for, as the engine itself throws it; also for those who read a stream, whose
     * failures are events.
     */
    public static LlmRouterException of(Failure failure, @Nullable Decision decision) {
        return of(failure.toString(), failure, decision);
    }

    /** The same, with a message that says more, such as every attempt. */
    public static LlmRouterException of(String message, Failure failure, @Nullable Decision decision) {
        return switch (failure.kind()) {
            case RATE_LIMITED, LIMIT_EXCEEDED -> new RateLimitedException(message, failure, decision);
            case TIMEOUT -> new TimedOutException(message, failure, decision);
            case CONTENT_POLICY, BLOCKED -> new ContentBlockedException(message, failure, decision);
            case NO_ELIGIBLE_MODEL, UNSUPPORTED, TRIPPED -> new NoEligibleModelException(message, failure, decision);
            case BUDGET_EXCEEDED -> new BudgetExceededException(message, failure, decision);
            case AUTHENTICATION, BILLING, PERMISSION, NOT_FOUND ->
                new ProviderRejectedException(message, failure, decision);
            case INVALID_REQUEST, CONTEXT_LENGTH, TOO_LARGE -> new InvalidRequestException(message, failure, decision);
            case OVERLOADED,
                    SERVER_ERROR,
                    CONNECTION,
                    CONNECTION_LOST,
                    MALFORMED_RESPONSE,
                    TOOL_GENERATION_FAILED,
                    CANCELLED -> new ExhaustedException(message, failure, decision);
        };
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
