package io.llmrouter.engine.experiment;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.EventType;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.observe.Notice;
import io.llmrouter.engine.observe.NoticeListener;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The experiments at work. Hears how calls end and how answers are scored, and takes a canary back that breaks a guardrail.
 * What was counted lasts until an experiment is configured otherwise or restarted, in {@link ExperimentRecords}.
 * Thread-safe: the map is replaced whole, and each experiment has a lock of its own, held for a few counts.
 */
public final class Experiments implements CallListener {

    private final InstantSource clock;
    private final Executor executor;
    private final NoticeListener listener;
    private final Copies copies = new Copies();
    private final ExperimentRecords records;
    private volatile Map<String, Active> active = Map.of();

    /**
     * One that is in force.
     *
     * @param backlog its copies; null if it has none
     */
    private record Active(Experiment experiment, @Nullable Backlog backlog) {}

    /** None yet, with records of its own. */
    public Experiments(InstantSource clock, Executor executor, NoticeListener listener) {
        this(ExperimentRecords.local(), clock, executor, listener);
    }

    /**
     * None yet.
     *
     * @param records has what is counted
     * @param executor runs copies
     * @param listener hears when a canary is taken back
     */
    public Experiments(ExperimentRecords records, InstantSource clock, Executor executor, NoticeListener listener) {
        this.records = records;
        this.clock = clock;
        this.executor = executor;
        this.listener = listener;
    }

    /** Puts these in force. Those that are configured as before go on counting. */
    public synchronized void configure(List<Experiment> experiments) {
        Map<String, Active> fresh = new LinkedHashMap<>();
        for (Experiment each : experiments) {
            Active before = active.get(each.name());
            boolean same = before != null && before.experiment().equals(each);
            fresh.put(each.name(), same ? before : new Active(each, backlog(each)));
            records.configured(each, clock.instant());
        }
        active = fresh;
        records.keep(fresh.keySet());
    }

    private @Nullable Backlog backlog(Experiment experiment) {
        return experiment.<@Nullable Backlog>fold(
                split -> null, canary -> null, mirror -> new Backlog(executor, mirror.concurrency(), mirror.queue()));
    }

    private @Nullable Running running(String experiment) {
        return active.containsKey(experiment) ? records.find(experiment) : null;
    }

    /** The share of calls that an experiment changes or copies now. */
    double share(String experiment) {
        Running found = running(experiment);
        return found == null ? 0 : found.share(clock.instant());
    }

    @Override
    public void on(CallEvent event) {
        event.fold(attempted -> false, ended -> {
            for (Assignment each : ended.decision().plan().trial().assignments()) {
                Running found = running(each.experiment());
                if (found != null) {
                    judge(found, found.ended(each.variant(), ended.decision(), ended.failure()));
                }
            }
            return true;
        });
    }

    /** Hears that an answer was scored. */
    public void judged(Judged judged) {
        for (Assignment each : judged.call().assignments()) {
            Running found = running(each.experiment());
            if (found != null) {
                judge(
                        found,
                        found.scored(
                                each.variant(),
                                judged.before(),
                                judged.feedback().score()));
            }
        }
    }

    private void judge(Running experiment, Optional<String> broken) {
        broken.ifPresent(why -> takeBack(experiment, why));
    }

    private void takeBack(Running experiment, String why) {
        Instant now = clock.instant();
        if (experiment.takeBack(now, why)) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("experiment", experiment.experiment().name());
            values.put("policy", experiment.experiment().policy());
            values.put("why", why);
            listener.on(new Notice(EventType.EXPERIMENT_ROLLED_BACK, now, null, null, values));
        }
    }

    /**
     * Has a copy of a call asked in the background; false when it was dropped, because too many were waiting.
     *
     * @param copy asks, and ends early when it is cancelled; it may be cancelled from the start
     */
    public boolean offer(String experiment, Consumer<Cancellation> copy) {
        Active found = active.get(experiment);
        Backlog backlog = found == null ? null : found.backlog();
        return backlog != null && backlog.offer(() -> copies.ask(copy));
    }

    /** Gives up the copies that are being asked, those that wait, and all that still come. */
    public void giveUpCopies(Failure why) {
        copies.giveUp(why);
    }

    /** Counts how the answer to a copy compares. */
    public void compared(String experiment, Comparison comparison) {
        Running found = running(experiment);
        if (found != null) {
            found.compared(comparison);
        }
    }

    /** How they stand, as plain values that can be written as JSON. */
    public List<Map<String, Object>> report() {
        Instant now = clock.instant();
        List<Map<String, Object>> rows = new ArrayList<>();
        active.forEach((name, each) -> {
            Running found = records.find(name);
            if (found != null) {
                rows.add(ExperimentValues.of(found.report(now, each.backlog())));
            }
        });
        return rows;
    }

    /**
     * Takes a canary back by hand.
     *
     * @throws IllegalArgumentException naming the nearest valid name, if there is no such experiment
     */
    public void rollBack(String experiment, String why) {
        Running found = records.find(known(experiment).name());
        if (found != null) {
            takeBack(found, why);
        }
    }

    /**
     * Begins an experiment anew: with nothing counted, and its canary in place.
     *
     * @throws IllegalArgumentException as {@link #rollBack}
     */
    public void restart(String experiment) {
        records.restart(known(experiment), clock.instant());
    }

    private Experiment known(String experiment) {
        Active found = active.get(experiment);
        if (found == null) {
            throw new IllegalArgumentException("there is no experiment '" + experiment + "'"
                    + (active.isEmpty() ? "" : "; " + Nearest.hint(experiment, active.keySet())));
        }
        return found.experiment();
    }
}
