package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Hedge;
import io.llmrouter.engine.policy.StreamGuard;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a policy does when candidates fail, are late or crawl: {@code fallbacks}, {@code hedge}, {@code streamGuard}.
 *
 * @param candidates reads lists of candidates
 * @param values reads single values
 */
record FailoverReader(CandidateReader candidates, Values values) {

    private static final double USUAL_SHARE = 0.05;
    private static final Duration USUAL_WINDOW = Duration.ofSeconds(5);
    private static final int USUAL_SAMPLE = 256;

    Fallbacks fallbacks(Fields policy) {
        Node node = policy.node("fallbacks");
        if (node == null) {
            return Fallbacks.NONE;
        }
        if (!node.is(Kind.MAP)) {
            return new Fallbacks(list(policy, "fallbacks"), List.of(), List.of());
        }
        Fields fields = Fields.open(node, PolicySections.FALLBACKS, values);
        return fields == null
                ? Fallbacks.NONE
                : new Fallbacks(list(fields, "general"), list(fields, "contextLength"), list(fields, "contentPolicy"));
    }

    private List<CandidatePattern> list(Fields fields, String key) {
        Node node = fields.node(key);
        if (node == null) {
            return List.of();
        }
        fields.items(key);
        Node list = node.asList();
        return list.is(Kind.LIST) ? candidates.read(list) : List.of();
    }

    @Nullable
    Hedge hedge(Fields policy) {
        Fields fields = policy.section("hedge", PolicySections.HEDGE);
        if (fields == null || !requires(fields, "after")) {
            return null;
        }
        Long limit = fields.money("maxCostPerHour");
        double share = fields.number("maxShare", 1, USUAL_SHARE);
        return above(fields, "maxShare", share)
                ? new Hedge(
                        fields.duration("after", Duration.ofSeconds(1)), share, limit == null ? null : new Money(limit))
                : null;
    }

    @Nullable
    StreamGuard streamGuard(Fields policy) {
        Fields fields = policy.section("streamGuard", PolicySections.STREAM_GUARD);
        if (fields == null || !requires(fields, "charactersPerSecond")) {
            return null;
        }
        double speed = fields.number("charactersPerSecond", Double.MAX_VALUE, 1);
        Long sample = fields.whole("sample", 1);
        return above(fields, "charactersPerSecond", speed)
                ? new StreamGuard(
                        speed,
                        fields.duration("window", USUAL_WINDOW),
                        sample == null ? USUAL_SAMPLE : (int) Math.min(sample, Integer.MAX_VALUE))
                : null;
    }

    private boolean requires(Fields fields, String key) {
        if (!fields.has(key)) {
            values.problems().add(fields.spot(), "has no " + key);
            return false;
        }
        return true;
    }

    private boolean above(Fields fields, String key, double number) {
        if (number == 0) {
            values.problems().add(fields.spot(key), "must be above 0");
            return false;
        }
        return true;
    }
}
