package io.llmrouter.camel.dsl;

import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.spi.ExceptionHandler;

/** An endpoint that starts routes, for {@code from()} in the endpoint DSL. Each method sets the option of its name. */
public interface LlmRouterConsumerBuilder extends EndpointConsumerBuilder {

    /** This builder. */
    LlmRouterConsumerBuilder self();

    /** How many events may wait for the route. Events that come when so many are waiting are dropped. */
    default LlmRouterConsumerBuilder queueSize(int queueSize) {
        doSetProperty("queueSize", queueSize);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterConsumerBuilder queueSize(String queueSize) {
        doSetProperty("queueSize", queueSize);
        return self();
    }

    /** Comma list of the types of events to hear, such as breaker_opened,key_rejected. Unset means all. */
    default LlmRouterConsumerBuilder types(String types) {
        doSetProperty("types", types);
        return self();
    }

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed
     * as a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party
     * component allows Camel to be alerted if an exception was thrown. Some components handle this internally
     * only, and therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel
     * component to hook into the 3rd party component and make this possible for future releases. By default the
     * consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at
     * WARN or ERROR level and ignored.
     */
    default LlmRouterConsumerBuilder bridgeErrorHandler(boolean bridgeErrorHandler) {
        doSetProperty("bridgeErrorHandler", bridgeErrorHandler);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterConsumerBuilder bridgeErrorHandler(String bridgeErrorHandler) {
        doSetProperty("bridgeErrorHandler", bridgeErrorHandler);
        return self();
    }

    /**
     * To let the consumer use a custom ExceptionHandler. Notice if the option bridgeErrorHandler is enabled then
     * this option is not in use. By default the consumer will deal with exceptions, that will be logged at WARN or
     * ERROR level and ignored.
     */
    default LlmRouterConsumerBuilder exceptionHandler(ExceptionHandler exceptionHandler) {
        doSetProperty("exceptionHandler", exceptionHandler);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterConsumerBuilder exceptionHandler(String exceptionHandler) {
        doSetProperty("exceptionHandler", exceptionHandler);
        return self();
    }

    /** Sets the exchange pattern when the consumer creates an exchange. */
    default LlmRouterConsumerBuilder exchangePattern(ExchangePattern exchangePattern) {
        doSetProperty("exchangePattern", exchangePattern);
        return self();
    }

    /** The same by a text, such as a placeholder or a reference to a bean. */
    default LlmRouterConsumerBuilder exchangePattern(String exchangePattern) {
        doSetProperty("exchangePattern", exchangePattern);
        return self();
    }
}
