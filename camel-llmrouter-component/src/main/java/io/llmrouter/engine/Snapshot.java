package io.llmrouter.engine;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.policy.AliasVersions;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import io.llmrouter.engine.state.TrafficReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sees of a router, as plain values that can be written as JSON: {@code policies}, {@code accounts}, and,
 * if the router has operations, {@code targets} and {@code keys}. Keys are masked, and settings of accounts, which may hold
 * secrets, are left out. Each part is as of the moment it was asked.
 */
public final class Snapshot {

    private Snapshot() {}

    /** The router as it is now. */
    public static Map<String, Object> of(LlmRouter router) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policies", policies(router));
        if (!router.config().roster().versions().isEmpty()) {
            map.put("aliases", aliases(router.config().roster().versions()));
        }
        map.put("accounts", list(router.config().accounts(), Snapshot::account));
        try {
            Operations operations = router.operations();
            map.put("targets", list(operations.targets(), Snapshot::target));
            map.put("keys", list(operations.keys(), Snapshot::key));
            map.put("experiments", router.experiments().report());
        } catch (UnsupportedOperationException e) {
            map.put("operations", String.valueOf(e.getMessage()));
        }
        return map;
    }

    /** The policies that have no live target now, and until when: a time, or {@code an operator acts}. */
    public static Map<String, Object> unavailable(LlmRouter router) {
        Map<String, Object> map = new TreeMap<>();
        for (String policy : router.config().policies().keySet()) {
            router.unavailableUntil(policy).ifPresent(until -> map.put(policy, text(until)));
        }
        return map;
    }

    private static List<Map<String, Object>> policies(LlmRouter router) {
        Map<String, Object> unavailable = unavailable(router);
        return list(router.config().policies().values(), policy -> policy(policy, unavailable.get(policy.name())));
    }

    private static Map<String, Object> policy(Policy policy, @Nullable Object unavailableUntil) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", policy.name());
        map.put("strategy", policy.strategy().name());
        map.put(
                "candidates",
                policy.candidates().stream().map(CandidatePattern::pattern).toList());
        map.put("live", unavailableUntil == null);
        put(map, "unavailableUntil", unavailableUntil);
        return map;
    }

    private static List<Map<String, Object>> aliases(Map<String, AliasVersions> versions) {
        return list(new TreeMap<>(versions).entrySet(), each -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("alias", each.getKey());
            map.put("version", each.getValue().inUse());
            map.put("versions", each.getValue().all());
            return map;
        });
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("account", account.name());
        map.put("type", account.preset().name());
        put(map, "baseUrl", account.baseUrl() == null ? null : bare(account.baseUrl()));
        put(map, "region", account.region());
        map.put("tags", account.tags().stream().sorted().toList());
        put(map, "off", account.off());
        return map;
    }

    /** Without a name and a password before the host; parameters, which may hold a key, are none in a configuration. */
    private static String bare(String url) {
        return url.replaceFirst("//[^/]*@", "//");
    }

    private static Map<String, Object> target(TargetReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("target", report.target().toString());
        map.put("breaker", report.breaker().state());
        put(
                map,
                "until",
                report.breaker().until() == null ? null : text(report.breaker().until()));
        put(map, "takenOut", report.takenOut());
        put(map, "refused", report.tripped());
        put(map, "latencyMillis", report.latencyMillis());
        ResponseNotes told = report.headroom();
        if (told != null) {
            put(map, "requestsLeft", told.requests().remaining());
            put(map, "tokensLeft", told.tokens().remaining());
        }
        put(map, "places", report.load() == null ? null : load(report.load()));
        traffic(map, report.traffic());
        map.put("warmConversations", report.warmConversations());
        map.put("calls", report.breaker().counts().calls());
        map.put("failed", report.breaker().counts().failed());
        map.put("slow", report.breaker().counts().slow());
        map.put("failures", words(report.breaker().counts().failures()));
        return map;
    }

    private static Map<String, Object> load(Load load) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("all", load.places());
        map.put("taken", load.taken());
        map.put("free", load.free());
        map.put("waiting", load.waiting());
        return map;
    }

    private static void traffic(Map<String, Object> map, TrafficReport traffic) {
        put(map, "firstTokenMillis", spread(traffic.spreads().get(Measure.FIRST_TOKEN), millis -> millis));
        put(map, "totalMillis", spread(traffic.spreads().get(Measure.TOTAL), millis -> millis));
        put(map, "tokensPerSecond", spread(traffic.spreads().get(Measure.TOKEN), millis -> 1_000 / millis));
        put(map, "errorRate", traffic.errorRate());
        if (!traffic.errors().isEmpty()) {
            map.put("errors", words(new TreeMap<>(traffic.errors())));
        }
        map.put("inFlight", traffic.inFlight());
        map.put("costUsd", traffic.spent().toUsd().toPlainString());
        if (!traffic.operations().isEmpty()) {
            map.put("operations", operations(traffic));
        }
    }

    private static Map<String, Object> operations(TrafficReport traffic) {
        Map<String, Object> map = new LinkedHashMap<>();
        new TreeMap<>(traffic.operations()).forEach((operation, some) -> {
            Map<String, Object> own = new LinkedHashMap<>();
            traffic(own, some);
            map.put(operation.word(), own);
        });
        return map;
    }

    private static @Nullable Map<String, Object> spread(@Nullable Quantiles spread, DoubleUnaryOperator unit) {
        if (spread == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Percentile each : Percentile.values()) {
            map.put(each.word(), unit.applyAsDouble(spread.at(each)));
        }
        return map;
    }

    private static Map<String, Object> key(KeyReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("account", report.account());
        map.put("key", report.key());
        map.put("state", report.state());
        put(map, "until", report.until() == null ? null : text(report.until()));
        Map<String, Object> off = new TreeMap<>();
        report.off().forEach((target, why) -> off.put(target.toString(), why));
        map.put("off", off);
        map.put("calls", report.usage().calls());
        map.put("failures", words(report.usage().failures()));
        map.put("inputTokens", report.usage().inputTokens());
        map.put("outputTokens", report.usage().outputTokens());
        map.put("costUsd", report.usage().cost().toUsd().toPlainString());
        return map;
    }

    private static Map<String, Object> words(Map<FailureKind, ? extends Number> counts) {
        Map<String, Object> map = new LinkedHashMap<>();
        counts.forEach((kind, count) -> map.put(kind.word(), count));
        return map;
    }

    private static String text(Instant until) {
        return until.equals(Instant.MAX) ? "an operator acts" : until.toString();
    }

    private static <T> List<Map<String, Object>> list(Iterable<T> values, Function<T, Map<String, Object>> form) {
        List<Map<String, Object>> list = new ArrayList<>();
        values.forEach(value -> list.add(form.apply(value)));
        return list;
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
