package io.llmrouter.examples.archive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.llmrouter.camel.LlmRouterConstants;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.camel.Message;

/**
 * What answers took.
 *
 * @param calls how many questions were asked
 * @param inputTokens what models read
 * @param outputTokens what models wrote
 * @param usd what it cost, as far as it is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Cost(long calls, long inputTokens, long outputTokens, BigDecimal usd) {

    static final Cost NONE = new Cost(0, 0, 0, BigDecimal.ZERO);

    /** What one answer took, as the component's headers tell. */
    static Cost of(Message message) {
        return new Cost(
                1,
                message.getHeader(LlmRouterConstants.INPUT_TOKENS, 0L, Long.class),
                message.getHeader(LlmRouterConstants.OUTPUT_TOKENS, 0L, Long.class),
                Objects.requireNonNullElse(
                        message.getHeader(LlmRouterConstants.COST, BigDecimal.class), BigDecimal.ZERO));
    }

    Cost plus(Cost other) {
        return new Cost(
                calls + other.calls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                usd.add(other.usd));
    }
}
