package io.llmrouter.camel;

import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A text that goes with what an operation does to the body, such as the query of a rerank: the header's, taken as it is,
 * else the option's template.
 */
record AskedText(String header, @Nullable Template template) {

    /** The user message. */
    static AskedText user(LlmRouterEndpoint endpoint) {
        return of(
                endpoint,
                LlmRouterConstants.USER_MESSAGE,
                endpoint.getConfiguration().getUserMessage());
    }

    /** The system message. */
    static AskedText system(LlmRouterEndpoint endpoint) {
        return of(
                endpoint,
                LlmRouterConstants.SYSTEM_MESSAGE,
                endpoint.getConfiguration().getSystemMessage());
    }

    private static AskedText of(LlmRouterEndpoint endpoint, String header, @Nullable String source) {
        return new AskedText(header, source == null ? null : Template.of(endpoint.getCamelContext(), source));
    }

    /** The text for a message; null when nobody says one. */
    @Nullable
    String of(Exchange exchange, Headers headers) {
        String asked = headers.value(header, String.class);
        return asked == null && template != null ? template.text(exchange) : asked;
    }
}
