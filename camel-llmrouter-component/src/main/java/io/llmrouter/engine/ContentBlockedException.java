package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** A provider's content policy, or a guardrail, refused the request or its answer. */
public final class ContentBlockedException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    ContentBlockedException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
