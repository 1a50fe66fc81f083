package io.llmrouter.camel;

import io.llmrouter.engine.model.CallOptions;
import org.apache.camel.Exchange;

/** Asks models in the given order until one answers. */
final class FallbackProducer extends LlmRouterProducer {

    private final Asking asking;

    FallbackProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        LlmRouterConfiguration options = endpoint.getConfiguration();
        if (options.getStrategy() != null && !options.getStrategy().equals("ordered")) {
            throw new IllegalArgumentException("llmrouter:fallback asks in order: strategy=" + options.getStrategy()
                    + " belongs to llmrouter:chat");
        }
        if (options.getHeaderOverrides() == HeaderOverrides.none
                && options.getModels() == null
                && options.getPolicy() == null) {
            throw new IllegalArgumentException(missing());
        }
        asking = new Asking(endpoint, routing(), Destination.of(options, null));
    }

    @Override
    void answer(Exchange exchange) {
        asking.ask(exchange, FallbackProducer::inOrder);
    }

    private static CallOptions inOrder(CallOptions options) {
        if (options.models().isEmpty() && options.policy() == null) {
            throw Invalid.request(missing());
        }
        return options.withStrategy("ordered");
    }

    private static String missing() {
        return "llmrouter:fallback needs the models to ask, in order: models=openai/gpt-5-mini,claude/claude-haiku-4-5,"
                + " the header " + LlmRouterConstants.MODELS + ", or a policy with candidates";
    }
}
