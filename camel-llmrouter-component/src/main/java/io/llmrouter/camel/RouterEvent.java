package io.llmrouter.camel;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.observe.EventValues;
import io.llmrouter.engine.observe.Notice;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a route.
 *
 * @param type what happened
 * @param decision the id of the decision of a call; null when it did not happen in a call
 * @param account whose account; null when there is none
 * @param target which target; null when there is none
 * @param values everything, as plain values; made when they are asked for, so that the thread it happened in is not slowed
 */
record RouterEvent(
        EventType type,
        @Nullable String decision,
        @Nullable String account,
        @Nullable Target target,
        Supplier<Map<String, Object>> values) {

    static RouterEvent of(CallEvent event, Instant at) {
        Target target = event.<@Nullable Target>fold(
                attempted -> attempted.attempt().target(), ended -> answeredBy(ended.decision()));
        String account = target == null ? null : target.account();
        return new RouterEvent(event.type(), event.call(), account, target, () -> EventValues.of(event, at));
    }

    static RouterEvent of(TargetEvent event) {
        return new RouterEvent(event.type(), null, event.account(), event.target(), () -> EventValues.of(event));
    }

    static RouterEvent of(Notice notice) {
        Target target = notice.target();
        String account = target == null ? null : target.account();
        return new RouterEvent(notice.type(), notice.decision(), account, target, () -> EventValues.of(notice));
    }

    private static @Nullable Target answeredBy(Decision decision) {
        return decision.attempts().stream()
                .filter(attempt -> attempt.failure() == null && !attempt.isUnderWay())
                .map(Attempt::target)
                .findFirst()
                .orElse(null);
    }
}
