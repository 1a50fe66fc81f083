package io.llmrouter.engine;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.Decision;
import org.jspecify.annotations.Nullable;

/** The providers refuse us: a bad key, no credit, no permission, or no such model. */
public final class ProviderRejectedException extends LlmRouterException {

    private static final long serialVersionUID = 1L;

    ProviderRejectedException(String message, Failure failure, @Nullable Decision decision) {
        super(message, failure, decision);
    }
}
