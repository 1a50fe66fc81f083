package io.llmrouter.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's strategy keeps back: headers that the endpoint is not to listen to, on the way to it, and headers of
 * an answer that the message is not to have, on the way back.
 *
 * @param strategy null when nothing is kept back
 */
record HeaderFilter(@Nullable HeaderFilterStrategy strategy) {

    /** Whether the endpoint is not to know of that header. */
    boolean hides(Exchange exchange, String name, Object value) {
        return strategy != null && strategy.applyFilterToCamelHeaders(name, value, exchange);
    }

    /** Takes away what the message is not to have. */
    void clean(Exchange exchange) {
        if (strategy == null) {
            return;
        }
        Message message = exchange.getMessage();
        for (String name : AnswerHeaders.ALL) {
            Object value = message.getHeader(name);
            if (value != null && strategy.applyFilterToExternalHeaders(name, value, exchange)) {
                message.removeHeader(name);
            }
        }
    }
}
