package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Experiment.Mirror;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One experiment at work: what was counted, and whether its canary was taken back. Thread-safe: one lock. */
final class Running {

    /** Failures that say nothing of who was asked. */
    private static final Set<FailureKind> NOBODYS = EnumSet.of(
            FailureKind.CANCELLED,
            FailureKind.INVALID_REQUEST,
            FailureKind.LIMIT_EXCEEDED,
            FailureKind.BUDGET_EXCEEDED,
            FailureKind.BLOCKED);

    private final Experiment experiment;
    private final Instant since;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Likeness likeness = new Likeness();
    private final @Nullable Gate gate;
    private @Nullable Instant takenBack;
    private @Nullable String why;

    Running(Experiment experiment, Instant since) {
        this.experiment = experiment;
        this.since = since;
        this.gate =
                experiment.<@Nullable Gate>fold(split -> null, canary -> new Gate(canary.guardrails()), mirror -> null);
        experiment.variants().forEach(each -> tallies.put(each.name(), new Tally()));
    }

    Experiment experiment() {
        return experiment;
    }

    /** The share of calls that are changed or copied now. */
    synchronized double share(Instant now) {
        if (takenBack != null) {
            return 0;
        }
        return experiment.fold(
                split -> 1.0,
                canary -> {
                    Ramp ramp = canary.ramp();
                    return ramp == null ? canary.share() : ramp.share(canary.share(), Duration.between(since, now));
                },
                Mirror::share);
    }

    /** Counts a call that is over; returns why the canary is to be taken back for it, if it is. */
    synchronized Optional<String> ended(String variant, Decision decision, @Nullable Failure failure) {
        Tally tally = tallies.get(variant);
        if (tally == null || decision.sharedWith() != null || (failure != null && NOBODYS.contains(failure.kind()))) {
            return Optional.empty();
        }
        boolean failed = failure != null || decision.degraded() != null || anotherHadFailed(decision);
        Gate watched = gate(variant);
        if (failed) {
            tally.failed(decision.cost());
            if (watched != null) {
                watched.failed();
            }
        } else {
            tally.answered(decision.cost(), decision.latency());
            if (watched != null) {
                watched.answered(decision.latency());
            }
        }
        return watched == null ? Optional.empty() : watched.broken();
    }

    /** Whether somebody else had to step in for a target that failed by its own fault. */
    private static boolean anotherHadFailed(Decision decision) {
        Target answered = null;
        for (Attempt each : decision.attempts()) {
            answered = each.failure() == null && !each.isUnderWay() ? each.target() : answered;
        }
        for (Attempt each : decision.attempts()) {
            Failure failure = each.failure();
            if (failure != null
                    && failure.kind().feeds() != FailureKind.Feeds.NOTHING
                    && !each.target().equals(answered)) {
                return true;
            }
        }
        return false;
    }

    /** Counts a score; returns as {@link #ended}. */
    synchronized Optional<String> scored(String variant, @Nullable Double before, double score) {
        Tally tally = tallies.get(variant);
        if (tally == null) {
            return Optional.empty();
        }
        tally.scored(before, score);
        Gate watched = gate(variant);
        if (watched == null) {
            return Optional.empty();
        }
        watched.scored(score);
        return watched.broken();
    }

    private @Nullable Gate gate(String variant) {
        return takenBack == null && variant.equals(changed()) ? gate : null;
    }

    private @Nullable String changed() {
        return experiment.<@Nullable String>fold(
                split -> null, canary -> canary.changed().name(), mirror -> null);
    }

    /** Takes the canary back; false when it was taken back before, or there is none. */
    synchronized boolean takeBack(Instant now, String reason) {
        if (takenBack != null || gate == null) {
            return false;
        }
        takenBack = now;
        why = reason;
        return true;
    }

    synchronized void compared(Comparison comparison) {
        likeness.add(comparison);
    }

    /** How it stands; {@code backlog} has its copies, if it has any. */
    synchronized ExperimentReport report(Instant now, @Nullable Backlog backlog) {
        return new ExperimentReport(
                experiment,
                since,
                share(now),
                takenBack,
                why,
                tallies.entrySet().stream()
                        .map(each -> each.getValue().report(each.getKey()))
                        .toList(),
                backlog == null ? null : likeness.report(backlog.dropped()));
    }
}
