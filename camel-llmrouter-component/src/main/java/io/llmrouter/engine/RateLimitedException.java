package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** Every target that could answer is rate limited, by its provider or by us; worth trying again later. */
public final class RateLimitedException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
