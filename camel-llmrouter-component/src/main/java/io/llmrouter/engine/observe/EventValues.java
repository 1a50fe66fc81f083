package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as maps of plain values, which can be written as JSON. Times are text such as {@code 2026-11-20T08:00:00Z};
 * decisions and attempts are as {@link Explanation} says. What is unknown is left out.
 */
public final class EventValues {

    private EventValues() {}

    /** What happened in a call, and when that was heard. */
    public static Map<String, Object> of(CallEvent event, Instant at) {
        Map<String, Object> map = begin(event.type(), at);
        map.put("decisionId", event.call());
        map.putAll(event.fold(attempted -> Explanation.of(attempted.attempt()), EventValues::of));
        return map;
    }

    private static Map<String, Object> of(CallEvent.Ended event) {
        Map<String, Object> map = new LinkedHashMap<>();
        Failure failure = event.failure();
        map.put("outcome", failure == null ? "answered" : failure.kind().word());
        Explanation.putIfKnown(map, "message", failure == null ? null : failure.message());
        map.put("decision", Explanation.of(event.decision()));
        return map;
    }

    /** What happened to a target or a key. */
    public static Map<String, Object> of(TargetEvent event) {
        Map<String, Object> map = begin(event.type(), event.at());
        map.put("account", event.account());
        Explanation.putIfKnown(map, "target", text(event.target()));
        Explanation.putIfKnown(map, "key", event.key());
        Explanation.putIfKnown(
                map, "kind", event.kind() == null ? null : event.kind().word());
        Explanation.putIfKnown(
                map, "until", event.until() == null ? null : event.until().toString());
        Explanation.putIfKnown(map, "why", event.why());
        return map;
    }

    /** What happened to neither a call nor a target nor a key, told by plain values. */
    public static Map<String, Object> of(EventType type, Instant at, Map<String, Object> what) {
        Map<String, Object> map = begin(type, at);
        map.putAll(what);
        return map;
    }

    /** Anything else that is worth knowing. */
    public static Map<String, Object> of(Notice notice) {
        Map<String, Object> map = begin(notice.type(), notice.at());
        Explanation.putIfKnown(map, "decisionId", notice.decision());
        Explanation.putIfKnown(map, "target", text(notice.target()));
        map.putAll(notice.values());
        return map;
    }

    /** That an answer was scored. */
    public static Notice notice(Judged judged, Instant at) {
        AnsweredCall call = judged.call();
        return new Notice(EventType.FEEDBACK_GIVEN, at, call.decisionId(), call.target(), values(judged));
    }

    /** The score of an answer, and how the answer came about, without its decision's id and its target. */
    public static Map<String, Object> values(Judged judged) {
        AnsweredCall call = judged.call();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("score", judged.feedback().score());
        Explanation.putIfKnown(map, "before", judged.before());
        Explanation.putIfKnown(map, "comment", judged.feedback().comment());
        map.put("policy", call.policy());
        Explanation.putIfKnown(map, "rule", call.rule());
        if (!call.assignments().isEmpty()) {
            map.put("experiments", Explanation.list(call.assignments(), Explanation::of));
        }
        if (call.cost() != null) {
            map.put("costUsd", call.cost().toUsd().toPlainString());
        }
        map.put("latencyMillis", call.latency().toMillis());
        return map;
    }

    private static @Nullable String text(@Nullable Target target) {
        return target == null ? null : target.toString();
    }

    private static Map<String, Object> begin(EventType type, Instant at) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event", type.word());
        map.put("at", at.toString());
        return map;
    }
}
