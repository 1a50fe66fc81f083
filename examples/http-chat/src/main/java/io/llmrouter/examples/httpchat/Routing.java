package io.llmrouter.examples.httpchat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.llmrouter.camel.LlmRouterConstants;
import java.math.BigDecimal;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about, as the component's headers tell.
 *
 * @param model who answered, {@code account/model}
 * @param degraded why a last resort answered; absent when a candidate did
 * @param decisionId the id of the decision, for logs
 * @param inputTokens what the model read
 * @param outputTokens what the model wrote
 * @param usd what all attempts cost; absent when nobody knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Routing(
        String model,
        @Nullable String degraded,
        @Nullable String decisionId,
        @Nullable Long inputTokens,
        @Nullable Long outputTokens,
        @Nullable BigDecimal usd) {

    static Routing of(Message message) {
        return new Routing(
                message.getHeader(LlmRouterConstants.ACCOUNT, String.class) + "/"
                        + message.getHeader(LlmRouterConstants.MODEL, String.class),
                message.getHeader(LlmRouterConstants.DEGRADED, String.class),
                message.getHeader(LlmRouterConstants.DECISION_ID, String.class),
                message.getHeader(LlmRouterConstants.INPUT_TOKENS, Long.class),
                message.getHeader(LlmRouterConstants.OUTPUT_TOKENS, Long.class),
                message.getHeader(LlmRouterConstants.COST, BigDecimal.class));
    }
}
