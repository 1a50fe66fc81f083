package io.llmrouter.camel;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decisions and plans as JSON values: maps, lists and plain values, in a steady order. What is unknown is left out. */
final class Explained {

    private Explained() {}

    static Map<String, Object> decision(Decision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", decision.id());
        map.put("plan", plan(decision.plan()));
        map.put("attempts", decision.attempts().stream().map(Explained::attempt).toList());
        put(map, "costUsd", usd(decision.cost()));
        map.put("latencyMillis", decision.latency().toMillis());
        put(map, "degraded", decision.degraded());
        return map;
    }

    static Map<String, Object> plan(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", plan.policy());
        put(map, "rule", plan.rule());
        map.put("strategy", plan.strategy());
        map.put("inputTokens", plan.inputTokens());
        map.put("expectedOutputTokens", plan.expectedOutputTokens());
        map.put("ranked", plan.ranked().stream().map(Explained::ranked).toList());
        map.put("refused", plan.refusals().stream().map(Explained::refusal).toList());
        return map;
    }

    private static Map<String, Object> ranked(Ranked ranked) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", ranked.candidate().target().toString());
        put(map, "score", ranked.score());
        map.put("reason", ranked.reason());
        return map;
    }

    private static Map<String, Object> refusal(Refusal refusal) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", refusal.target().toString());
        map.put("constraint", refusal.constraint());
        map.put("reason", refusal.reason());
        return map;
    }

    private static Map<String, Object> attempt(Attempt attempt) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", attempt.number());
        map.put("target", attempt.target().toString());
        map.put("key", attempt.key());
        Failure failure = attempt.failure();
        if (failure != null) {
            map.put("failure", failure.kind().word());
            map.put("message", failure.message());
        }
        if (attempt.usage() != null) {
            map.put("inputTokens", attempt.usage().inputTokens());
            map.put("outputTokens", attempt.usage().outputTokens());
        }
        put(map, "costUsd", usd(attempt.cost()));
        map.put("latencyMillis", attempt.latency().toMillis());
        return map;
    }

    private static @Nullable Object usd(@Nullable Money money) {
        return money == null ? null : money.toUsd();
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
