package io.llmrouter.camel.dsl;

import io.llmrouter.camel.LlmRouterOperation;
import org.apache.camel.builder.endpoint.AbstractEndpointBuilder;

/** Where routes in the endpoint DSL begin: {@code to(llmrouter(chat).models("openai/gpt-5-mini"))}. */
public final class LlmRouterEndpoints {

    private static final String SCHEME = "llmrouter";

    private LlmRouterEndpoints() {}

    /** An endpoint that does that with messages. */
    public static LlmRouterProducerBuilder llmrouter(LlmRouterOperation operation) {
        return llmrouter(SCHEME, operation);
    }

    /** An endpoint of the component of that name that does that with messages. */
    public static LlmRouterProducerBuilder llmrouter(String componentName, LlmRouterOperation operation) {
        return new Answering(componentName, operation);
    }

    /** An endpoint that starts routes with events. */
    public static LlmRouterConsumerBuilder llmrouterEvents() {
        return llmrouterEvents(SCHEME);
    }

    /** An endpoint of the component of that name that starts routes with events. */
    public static LlmRouterConsumerBuilder llmrouterEvents(String componentName) {
        return new Telling(componentName);
    }

    private static final class Answering extends AbstractEndpointBuilder implements LlmRouterProducerBuilder {
        Answering(String componentName, LlmRouterOperation operation) {
            super(componentName, operation.name());
        }

        @Override
        public LlmRouterProducerBuilder self() {
            return this;
        }
    }

    private static final class Telling extends AbstractEndpointBuilder implements LlmRouterConsumerBuilder {
        Telling(String componentName) {
            super(componentName, LlmRouterOperation.events.name());
        }

        @Override
        public LlmRouterConsumerBuilder self() {
            return this;
        }
    }
}
