package io.llmrouter.engine.state;

import io.llmrouter.engine.model.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few probes through. The first that fails opens the breaker again, for longer; when all were answered it closes,
 * unless too many of them were slow. Probes that do not come back for long, such as streams that nobody reads or closes,
 * are given up for others.
 */
final class HalfOpen implements BreakerState {

    /** How long probes keep others out: longer than calls take, or none would ever be heard. */
    static final Duration LONGEST_PROBE = Duration.ofMinutes(10);

    private final Breaker breaker;
    private final CallCounts before;
    private Instant latest;
    private int left;
    private int answered;
    private int slow;

    HalfOpen(Breaker breaker, CallCounts before) {
        this.breaker = breaker;
        this.before = before;
        this.latest = breaker.now();
        this.left = breaker.settings().probes();
    }

    @Override
    public Kind kind() {
        return Kind.HALF_OPEN;
    }

    @Override
    public boolean lets() {
        Instant now = breaker.now();
        if (left == 0) {
            return areLost(now) && breaker.halfOpenAgain(before).lets();
        }
        left--;
        latest = now;
        return true;
    }

    private boolean areLost(Instant now) {
        return !now.isBefore(latest.plus(LONGEST_PROBE));
    }

    @Override
    public void ended(@Nullable FailureKind failure, Duration latency) {
        if (failure != null) {
            breaker.open("a probe failed (" + failure.word() + ")", before);
            return;
        }
        BreakerSettings settings = breaker.settings();
        answered++;
        slow += settings.isSlow(latency) ? 1 : 0;
        if (answered == settings.probes()) {
            conclude(settings);
        }
    }

    private void conclude(BreakerSettings settings) {
        if ((double) slow / answered >= settings.slowCallRate()) {
            breaker.open(slow + " of " + answered + " probes took " + settings.slowCall() + " or longer", before);
        } else {
            breaker.recovered();
        }
    }

    @Override
    public void forgotten() {
        left++;
    }

    @Override
    public Optional<String> refusal(Instant now) {
        int underWay = breaker.settings().probes() - left - answered;
        return left > 0 || areLost(now)
                ? Optional.empty()
                : Optional.of("half-open: " + underWay + " probes are under way");
    }

    @Override
    public Optional<Instant> until() {
        return Optional.empty();
    }

    @Override
    public CallCounts counts(Instant now) {
        return before;
    }
}
