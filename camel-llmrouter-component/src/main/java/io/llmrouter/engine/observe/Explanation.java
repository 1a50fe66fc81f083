package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans and decisions as maps of plain values and as JSON, for headers, logs and people. Money is in US dollars as decimal
 * text, so that no reader rounds it; latencies are in milliseconds.
 */
public final class Explanation {

    private Explanation() {}

    /** A plan as JSON text. */
    public static String json(Plan plan) {
        return Json.write(of(plan));
    }

    /** A decision as JSON text. */
    public static String json(Decision decision) {
        return Json.write(of(decision));
    }

    /** A plan as plain values. */
    public static Map<String, Object> of(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", plan.policy());
        putIfKnown(map, "rule", plan.rule());
        putIfKnown(map, "ruleWhy", plan.ruleWhy());
        if (!plan.trial().assignments().isEmpty()) {
            map.put("experiments", list(plan.trial().assignments(), Explanation::of));
        }
        Trial.Shadow shadow = plan.trial().shadow();
        putIfKnown(map, "shadow", shadow == null ? null : shadow.experiment());
        map.put("strategy", plan.strategy());
        Verification verification = plan.verification();
        putIfKnown(
                map, "verify", verification == null ? null : verification.by().word());
        map.put("inputTokens", plan.inputTokens());
        map.put("expectedOutputTokens", plan.expectedOutputTokens());
        map.put("candidates", list(plan.ranked(), ranked -> of(ranked, plan)));
        map.put("refused", list(plan.refusals(), refusal -> of(refusal, plan)));
        putIfAny(map, "whenTooLong", plan.detours().contextLength());
        putIfAny(map, "whenContentIsRefused", plan.detours().contentPolicy());
        return map;
    }

    /** A decision as plain values. */
    public static Map<String, Object> of(Decision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", decision.id());
        map.putAll(of(decision.plan()));
        map.put("candidates", list(decision.plan().ranked(), ranked -> of(ranked, decision)));
        map.put("refused", list(decision.plan().refusals(), refusal -> of(refusal, decision)));
        map.put("attempts", list(decision.attempts(), Explanation::of));
        if (!decision.steps().isEmpty()) {
            map.put("steps", list(decision.steps(), Explanation::of));
        }
        if (!decision.waits().isEmpty()) {
            map.put("waits", list(decision.waits(), Explanation::of));
        }
        if (decision.cost() != null) {
            map.put("costUsd", decision.cost().toUsd().toPlainString());
        }
        map.put("latencyMillis", decision.latency().toMillis());
        putIfKnown(map, "degraded", decision.degraded());
        putIfKnown(map, "sharedWith", decision.sharedWith());
        return map;
    }

    private static Map<String, Object> of(Step step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", step.number());
        map.put("target", step.target().toString());
        map.put("passed", step.passed());
        map.put("finding", step.finding());
        return map;
    }

    private static Map<String, Object> of(Ranked ranked, Plan plan) {
        Map<String, Object> map = of(ranked);
        Roads.estimate(map, ranked, plan);
        putIfKnown(map, "adjustments", plan.adjustments().get(ranked.candidate().target()));
        return map;
    }

    private static Map<String, Object> of(Ranked ranked, Decision decision) {
        Map<String, Object> map = of(ranked, decision.plan());
        Roads.taken(map, ranked.candidate(), decision);
        return map;
    }

    private static Map<String, Object> of(Ranked ranked) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", ranked.candidate().target().toString());
        putIfKnown(map, "score", ranked.score());
        map.put("reason", ranked.reason());
        putIfKnown(
                map,
                "parts",
                ranked.why().parts().isEmpty() ? null : ranked.why().parts());
        return map;
    }

    static Map<String, Object> of(Assignment assignment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("experiment", assignment.experiment());
        map.put("variant", assignment.variant());
        map.put("why", assignment.why());
        return map;
    }

    private static Map<String, Object> of(Refusal refusal, Decision decision) {
        Map<String, Object> map = of(refusal, decision.plan());
        Roads.taken(map, refusal.candidate(), decision);
        return map;
    }

    private static Map<String, Object> of(Refusal refusal, Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", refusal.target().toString());
        map.put("constraint", refusal.constraint());
        map.put("reason", refusal.reason());
        Roads.estimate(map, refusal.candidate(), plan);
        return map;
    }

    static Map<String, Object> of(Attempt attempt) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", attempt.number());
        map.put("target", attempt.target().toString());
        map.put("key", attempt.key());
        Failure failure = attempt.failure();
        map.put("outcome", outcome(attempt));
        if (failure != null) {
            map.put("message", failure.message());
            putIfKnown(map, "status", failure.status());
            putIfKnown(map, "code", failure.code());
        }
        Usage usage = attempt.usage();
        if (usage != null) {
            map.put("inputTokens", usage.inputTokens());
            map.put("outputTokens", usage.outputTokens());
            putUnits(map, usage.units());
            map.put("tokensCounted", usage.source() == Usage.Source.REPORTED ? "by the provider" : "estimated");
        }
        if (failure != null && usage != null) {
            map.put("billed", "unknown");
        }
        if (attempt.cost() != null) {
            map.put("costUsd", attempt.cost().toUsd().toPlainString());
        }
        putIfKnown(map, "adjustments", attempt.adjustments().isEmpty() ? null : attempt.adjustments());
        putIfKnown(map, "requestId", attempt.requestId());
        map.put("latencyMillis", attempt.latency().toMillis());
        putIfKnown(map, "firstContentMillis", millis(attempt.firstContent()));
        putIfKnown(map, "hedge", attempt.hedge() ? true : null);
        putIfKnown(
                map,
                "operation",
                attempt.operation() == Operation.CHAT
                        ? null
                        : attempt.operation().word());
        return map;
    }

    private static Map<String, Object> of(Wait wait) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", wait.target().toString());
        map.put("priority", wait.priority().word());
        map.put("waitedMillis", wait.time().toMillis());
        map.put("admitted", wait.admitted());
        return map;
    }

    private static void putUnits(Map<String, Object> map, Units units) {
        putIfKnown(map, "audioSeconds", units.audioMillis() == 0 ? null : units.audioMillis() / 1000.0);
        putIfKnown(map, "images", units.images() == 0 ? null : units.images());
        putIfKnown(map, "searches", units.searches() == 0 ? null : units.searches());
        putIfKnown(map, "characters", units.characters() == 0 ? null : units.characters());
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static String outcome(Attempt attempt) {
        if (attempt.isUnderWay()) {
            return "under way";
        }
        return attempt.failure() == null ? "answered" : attempt.failure().kind().word();
    }

    static void putIfKnown(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static void putIfAny(Map<String, Object> map, String key, List<Ranked> candidates) {
        if (!candidates.isEmpty()) {
            map.put(key, list(candidates, Explanation::of));
        }
    }

    static <T> List<Map<String, Object>> list(List<T> values, Function<T, Map<String, Object>> form) {
        return values.stream().map(form).toList();
    }
}
