package io.llmrouter.routes;

import io.llmrouter.camel.LlmRouterConstants;
import java.math.BigDecimal;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** What calls took together, as the headers of an answer tell it. */
record Spent(long inputTokens, long outputTokens, int attempts, @Nullable BigDecimal cost) {

    static final Spent NOTHING = new Spent(0, 0, 0, BigDecimal.ZERO);

    static Spent of(Exchange exchange) {
        Message message = exchange.getMessage();
        return new Spent(
                message.getHeader(LlmRouterConstants.INPUT_TOKENS, 0L, Long.class),
                message.getHeader(LlmRouterConstants.OUTPUT_TOKENS, 0L, Long.class),
                message.getHeader(LlmRouterConstants.ATTEMPTS, 0, Integer.class),
                message.getHeader(LlmRouterConstants.COST, BigDecimal.class));
    }

    /** Both; the cost is unknown when one of theirs is. */
    Spent plus(Spent other) {
        return new Spent(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                attempts + other.attempts,
                cost == null || other.cost == null ? null : cost.add(other.cost));
    }

    void writeTo(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(LlmRouterConstants.INPUT_TOKENS, inputTokens);
        message.setHeader(LlmRouterConstants.OUTPUT_TOKENS, outputTokens);
        message.setHeader(LlmRouterConstants.ATTEMPTS, attempts);
        if (cost == null) {
            message.removeHeader(LlmRouterConstants.COST);
        } else {
            message.setHeader(LlmRouterConstants.COST, cost);
        }
    }
}
