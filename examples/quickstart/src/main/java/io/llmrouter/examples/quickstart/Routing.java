package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.camel.LlmRouterConstants;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * How an answer came about, as the component's headers tell.
 *
 * @param target who answered, {@code account/model}
 * @param inputTokens what the model read
 * @param outputTokens what the model wrote
 * @param usd what all attempts cost; null when nobody knows
 * @param millis how long all of it took
 * @param degraded why a last resort answered; null when a candidate did
 * @param decision the explained decision
 */
record Routing(
        String target,
        long inputTokens,
        long outputTokens,
        @Nullable BigDecimal usd,
        long millis,
        @Nullable String degraded,
        Map<String, Object> decision) {

    static Routing of(Message message) {
        String account = message.getHeader(LlmRouterConstants.ACCOUNT, "", String.class);
        String model = message.getHeader(LlmRouterConstants.MODEL, "", String.class);
        return new Routing(
                account + "/" + model,
                message.getHeader(LlmRouterConstants.INPUT_TOKENS, 0L, Long.class),
                message.getHeader(LlmRouterConstants.OUTPUT_TOKENS, 0L, Long.class),
                message.getHeader(LlmRouterConstants.COST, BigDecimal.class),
                message.getHeader(LlmRouterConstants.LATENCY, 0L, Long.class),
                message.getHeader(LlmRouterConstants.DEGRADED, String.class),
                decision(message.getHeader(LlmRouterConstants.DECISION, "{}", String.class)));
    }

    /** How it was routed, for the result. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("target", target);
        facts.put("policy", decision.get("policy"));
        facts.put("rule", decision.get("rule"));
        facts.put("strategy", decision.get("strategy"));
        facts.put("attempts", decision.getOrDefault("attempts", List.of()));
        facts.put("refusals", decision.get("refused"));
        facts.put("decisionId", decision.get("id"));
        facts.put("degraded", degraded != null);
        if (degraded != null) {
            facts.put("degradedReason", degraded);
        }
        return facts;
    }

    /** What it took, for the result. */
    Map<String, Object> cost() {
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("usd", usd);
        cost.put("inputTokens", inputTokens);
        cost.put("outputTokens", outputTokens);
        cost.put("latencyMillis", millis);
        return cost;
    }

    private static Map<String, Object> decision(String json) {
        try {
            return Page.parse(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the component's decision is not JSON", e);
        }
    }
}
