package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Label;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.plan.Planning;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Begins the plan, and asks models for the labels that it depends on: once for a call, at its cost and within its time,
 * which runs from there on. A label that no model gives in time is planned without.
 */
final class LabelStage implements Stage<Described, Begun> {

    private final Planner planner;
    private final Labels labels;
    private final Watchdog watchdog;

    LabelStage(Planner planner, Labels labels, Watchdog watchdog) {
        this.planner = planner;
        this.labels = labels;
        this.watchdog = watchdog;
    }

    @Override
    public Outcome<Reply> handle(Described described, Next<Begun> next) {
        Begun begun;
        try {
            begun = begun(described, planner.begin(described.question()));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        return next.proceed(begun);
    }

    private Begun begun(Described described, Planning planning) {
        List<Labelling> wanted = planning.labellings();
        if (wanted.isEmpty()) {
            return new Begun(described.call(), described.question(), planning);
        }
        Policy policy = planning.policy();
        Call call = described.call().by(watchdog.deadline(DeadlineStage.limit(described.call(), policy)));
        String text = described.question().features().prompt();
        Map<Labelling, Label> said = new LinkedHashMap<>();
        for (Labelling each : wanted) {
            said.put(each, asked(new LabelQuestion(each, text), call, policy.coalesce()));
        }
        return new Begun(call, described.question().with(call.optionsNow()).labelled(said), planning);
    }

    /** Within what is left of the call's time, or the labelling policy's own time if that is shorter. */
    private Label asked(LabelQuestion question, Call call, boolean shared) {
        Policy policy =
                planner.policy(call.options().withPolicy(question.labelling().policy()));
        Duration total = policy.timeouts().total();
        Duration left = call.deadline().remaining();
        Duration limit = total.compareTo(left) < 0 ? total : left;
        Cancellation timed = call.cancellation().child();
        Watchdog.Watch watch = watchdog.watch(
                limit,
                () -> timed.cancel(Failure.of(FailureKind.TIMEOUT, "no label within " + limit.toMillis() + " ms")));
        try {
            return labels.label(question, call.under(timed).by(watchdog.deadline(limit)), shared);
        } finally {
            watch.close();
            timed.release();
        }
    }
}
