package io.llmrouter.engine.experiment;

import io.llmrouter.engine.experiment.Experiment.Mirror;
import io.llmrouter.engine.experiment.ExperimentNews.Counted;
import io.llmrouter.engine.experiment.ExperimentNews.TakenBack;
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
import java.util.function.Consumer;
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
    private final Consumer<ExperimentNews> telling;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Likeness likeness = new Likeness();
    private final @Nullable Gate gate;
    private volatile Round round;
    private @Nullable TakenBack end;
    private boolean endedHere;

    /** One of which nothing is counted yet; {@code telling} hears what will be. */
    Running(Experiment experiment, Round round, Consumer<ExperimentNews> telling) {
        this.experiment = experiment;
        this.round = round;
        this.telling = telling;
        this.gate =
                experiment.<@Nullable Gate>fold(split -> null, canary -> new Gate(canary.guardrails()), mirror -> null);
        experiment.variants().forEach(each -> tallies.put(each.name(), new Tally()));
    }

    Experiment experiment() {
        return experiment;
    }

    Round round() {
        return round;
    }

    /** Goes on in that round, with what was counted, and without the canary if it was taken back here. */
    synchronized void joins(Round other) {
        TakenBack before = end;
        if (before != null && !round.isSame(other)) {
            end = endedHere ? new TakenBack(other, before.at(), before.why()) : null;
        }
        round = other;
        if (before != null && end != null && end != before) {
            telling.accept(end);
        }
    }

    /** The share of calls that are changed or copied now. */
    synchronized double share(Instant now) {
        if (end != null) {
            return 0;
        }
        return experiment.fold(
                split -> 1.0,
                canary -> {
                    Ramp ramp = canary.ramp();
                    return ramp == null
                            ? canary.share()
                            : ramp.share(canary.share(), Duration.between(round.since(), now));
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
        return counted(new Count.Call(variant, failed, decision.cost(), decision.latency()));
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
        return tallies.containsKey(variant) ? counted(new Count.Score(variant, score, before)) : Optional.empty();
    }

    synchronized void compared(Comparison comparison) {
        Optional<String> none = counted(new Count.Copy(comparison));
    }

    /** Counts what happened here; returns as {@link #ended}. */
    synchronized Optional<String> counted(Count count) {
        Gate watched = add(count);
        telling.accept(new Counted(round, count));
        return watched == null ? Optional.empty() : watched.broken();
    }

    /** Counts what another node counted, and leaves it to that node to judge. */
    synchronized void heardCount(Count count) {
        Gate ignored = add(count);
    }

    /** Counts; returns the gate that watches it, if any does. */
    private @Nullable Gate add(Count count) {
        return count.<@Nullable Gate>fold(this::add, this::add, copy -> {
            likeness.add(copy.comparison());
            return null;
        });
    }

    private @Nullable Gate add(Count.Call call) {
        Tally tally = tallies.get(call.variant());
        Gate watched = gate(call.variant());
        if (tally != null && call.failed()) {
            tally.failed(call.cost());
        } else if (tally != null) {
            tally.answered(call.cost(), call.latency());
        }
        if (watched != null && call.failed()) {
            watched.failed();
        } else if (watched != null) {
            watched.answered(call.latency());
        }
        return watched;
    }

    private @Nullable Gate add(Count.Score score) {
        Tally tally = tallies.get(score.variant());
        if (tally != null) {
            tally.scored(score.before(), score.score());
        }
        Gate watched = gate(score.variant());
        if (watched != null) {
            watched.scored(score.before(), score.score());
        }
        return watched;
    }

    private @Nullable Gate gate(String variant) {
        return end == null && variant.equals(changed()) ? gate : null;
    }

    private @Nullable String changed() {
        return experiment.<@Nullable String>fold(
                split -> null, canary -> canary.changed().name(), mirror -> null);
    }

    /** Takes the canary back; false when it was taken back before, or there is none. */
    synchronized boolean takeBack(Instant now, String why) {
        if (end != null || gate == null) {
            return false;
        }
        end = new TakenBack(round, now, why);
        endedHere = true;
        telling.accept(end);
        return true;
    }

    /** How the canary was taken back, if it was. */
    synchronized Optional<TakenBack> end() {
        return Optional.ofNullable(end);
    }

    /** Another node took the canary back. */
    synchronized void heardTakenBack(TakenBack news) {
        end = end == null ? news : end;
    }

    /** How it stands; {@code backlog} has its copies, if it has any. */
    synchronized ExperimentReport report(Instant now, @Nullable Backlog backlog) {
        return new ExperimentReport(
                experiment,
                round.since(),
                share(now),
                end == null ? null : end.at(),
                end == null ? null : end.why(),
                tallies.entrySet().stream()
                        .map(each -> each.getValue().report(each.getKey()))
                        .toList(),
                backlog == null ? null : likeness.report(backlog.dropped()));
    }
}
