package io.llmrouter.engine.observe.micrometer;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.Headroom;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What gauges see of a router. A scrape reads hundreds of gauges at once, so that one look serves them all for half a second.
 * Thread-safe.
 */
final class Sight {

    private static final long FRESH_NANOS = 500_000_000;

    private final LlmRouter router;
    private @Nullable Look last;

    Sight(LlmRouter router) {
        this.router = router;
    }

    double breaker(Target target, String state) {
        TargetReport report = look().targets().get(target);
        return report != null && report.breaker().state().equals(state) ? 1 : 0;
    }

    double out(Target target) {
        TargetReport report = look().targets().get(target);
        return report != null && report.takenOut() != null ? 1 : 0;
    }

    double underWay(Target target) {
        TargetReport report = look().targets().get(target);
        return report == null ? 0 : report.traffic().inFlight();
    }

    double waiting(Target target) {
        TargetReport report = look().targets().get(target);
        return report == null || report.load() == null ? 0 : report.load().waiting();
    }

    double errorRate(Target target) {
        TargetReport report = look().targets().get(target);
        Double rate = report == null ? null : report.traffic().errorRate();
        return rate == null ? 0 : rate;
    }

    double warm(Target target) {
        TargetReport report = look().targets().get(target);
        return report == null ? 0 : report.warmConversations();
    }

    /** Not a number when the provider says nothing that still holds. */
    double requestsLeft(Target target) {
        return left(target, ResponseNotes::requests);
    }

    /** Not a number when the provider says nothing that still holds. */
    double tokensLeft(Target target) {
        return left(target, ResponseNotes::tokens);
    }

    private double left(Target target, Function<ResponseNotes, Headroom> of) {
        TargetReport report = look().targets().get(target);
        Long left = report == null || report.headroom() == null
                ? null
                : of.apply(report.headroom()).remaining();
        return left == null ? Double.NaN : left;
    }

    double keys(String account, String state) {
        return look().keys().stream()
                .filter(key -> key.account().equals(account) && key.state().equals(state))
                .count();
    }

    private synchronized Look look() {
        long now = System.nanoTime();
        Look known = last;
        if (known == null || now - known.at() > FRESH_NANOS) {
            known = take(now);
            last = known;
        }
        return known;
    }

    private Look take(long now) {
        try {
            Map<Target, TargetReport> targets = router.operations().targets().stream()
                    .collect(Collectors.toMap(TargetReport::target, Function.identity()));
            return new Look(now, targets, router.operations().keys());
        } catch (UnsupportedOperationException e) {
            return new Look(now, Map.of(), List.of());
        }
    }

    private record Look(long at, Map<Target, TargetReport> targets, List<KeyReport> keys) {}
}
