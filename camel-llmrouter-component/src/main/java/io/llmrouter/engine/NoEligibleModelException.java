package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** Every candidate was refused before anything was sent, and not by its keys alone; the decision says why. */
public final class NoEligibleModelException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    NoEligibleModelException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
