package io.llmrouter.routes;

import io.llmrouter.camel.LlmRouterComponent;
import io.llmrouter.engine.LlmRouter;
import java.util.Objects;
import org.apache.camel.Exchange;

/** Finds the engine of the exchange's context: the one the component {@code llmrouter} holds. */
final class Router {

    private Router() {}

    static LlmRouter of(Exchange exchange) {
        LlmRouterComponent component = exchange.getContext().getComponent("llmrouter", LlmRouterComponent.class);
        return Objects.requireNonNull(component.getRouter(), "the component llmrouter is not started");
    }
}
