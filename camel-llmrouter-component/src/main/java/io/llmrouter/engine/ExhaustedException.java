package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** Every target was tried and failed. */
public final class ExhaustedException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    ExhaustedException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
