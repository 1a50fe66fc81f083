package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** A budget or a ceiling on cost does not allow the call. */
public final class BudgetExceededException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    BudgetExceededException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
