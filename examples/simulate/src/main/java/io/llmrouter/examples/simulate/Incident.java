package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with some targets for a while, or changes for good. Of {@code fails}, {@code hangs}, {@code slower},
 * {@code writesSlower} and {@code price}, what is given happens.
 *
 * @param name shown in reports
 * @param at when it begins
 * @param lasts how long it is; null to the end
 * @param targets which targets, as {@code account/model} or {@code account/*}
 * @param fails how calls fail
 * @param share of the calls that do; 1 when it is not said
 * @param retryAfter what a refusal says
 * @param hangs whether calls are taken and never answered
 * @param afterTokens how much of an answer is written before it fails or hangs; null when none is begun
 * @param slower how many times as long calls take
 * @param writesSlower how many times as long each token takes, once the answer has begun
 * @param price what calls cost from then on
 * @param known how much later the router's configuration says so, and that it is over; null when it never does
 */
public record Incident(
        String name,
        Duration at,
        @JsonProperty("for") @Nullable Duration lasts,
        List<String> targets,
        @Nullable FailureKind fails,
        @Nullable Double share,
        @Nullable Duration retryAfter,
        boolean hangs,
        @Nullable Integer afterTokens,
        @Nullable Double slower,
        @Nullable Double writesSlower,
        Scenario.@Nullable Price price,
        @Nullable Duration known) {

    public Incident {
        Objects.requireNonNull(at, "an incident has the time it begins at");
        targets = targets == null ? List.of() : List.copyOf(targets);
        name = name == null ? "incident at " + at : name;
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(name + ": an incident has targets");
        }
        if (afterTokens != null && (afterTokens < 0 || (fails == null && !hangs))) {
            throw new IllegalArgumentException(name + ": afterTokens is a number from 0, beside fails or hangs");
        }
    }

    /** Where it ends a target's answers, and how; null if it does not. */
    @Nullable
    Stop stop(String target) {
        if (fails != null) {
            int written = afterTokens == null ? Stop.REFUSED : afterTokens;
            return Stop.failing(written, fails, target + ": " + name, retryAfter);
        }
        return hangs ? new Stop(afterTokens == null ? 0 : afterTokens, null) : null;
    }

    /** The share of the calls it is for. */
    double part() {
        return share == null ? 1 : share;
    }

    /** Whether it goes on at that time since the beginning. */
    public boolean holds(long nanos) {
        return nanos >= at.toNanos() && nanos < endNanos();
    }

    /** When it ends, since the beginning. */
    public long endNanos() {
        return lasts == null ? Long.MAX_VALUE : at.plus(lasts).toNanos();
    }

    /** When the router's configuration is told of another price, since the beginning: of the new one, and of its end. */
    LongStream priceNews() {
        if (price == null || known == null) {
            return LongStream.empty();
        }
        long begins = at.plus(known).toNanos();
        return lasts == null ? LongStream.of(begins) : LongStream.of(begins, begins + lasts.toNanos());
    }

    /** Whether it is about that target. */
    boolean isFor(String target) {
        return targets.stream()
                .anyMatch(each -> each.equals(target)
                        || (each.endsWith("/*") && target.startsWith(each.substring(0, each.length() - 1))));
    }
}
