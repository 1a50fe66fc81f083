package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import io.llmrouter.engine.state.Measurements;
import io.llmrouter.engine.state.NodeMeasurements;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Measures in this node, and tells others. */
final class SharedMeasurements implements Measurements {

    private final NodeMeasurements here;
    private final CallsElsewhere elsewhere;
    private final Outbox outbox;

    SharedMeasurements(NodeMeasurements here, CallsElsewhere elsewhere, Outbox outbox) {
        this.here = here;
        this.elsewhere = elsewhere;
        this.outbox = outbox;
    }

    @Override
    public Consumer<Attempt> began(Target target, Operation operation) {
        Consumer<Attempt> measuring = here.began(target, operation);
        return outbox.isOpen() ? new Told(target, operation, measuring, outbox) : measuring;
    }

    /** Tells, the first time, how a call ended. */
    private static final class Told extends AtomicBoolean implements Consumer<Attempt> {
        private static final long serialVersionUID = 1L;

        private final transient Target target;
        private final transient Operation operation;
        private final transient Consumer<Attempt> measuring;
        private final transient Outbox outbox;

        Told(Target target, Operation operation, Consumer<Attempt> measuring, Outbox outbox) {
            this.target = target;
            this.operation = operation;
            this.measuring = measuring;
            this.outbox = outbox;
        }

        @Override
        public void accept(Attempt attempt) {
            if (compareAndSet(false, true)) {
                measuring.accept(attempt);
                Failure failure = attempt.failure();
                if (failure == null || failure.kind().feeds() != Feeds.NOTHING) {
                    outbox.offer(new CallNews(target, operation, attempt));
                }
            }
        }
    }

    @Override
    public Traffic traffic(Target target) {
        Traffic measured = here.traffic(target);
        int calls = elsewhere.at(target);
        return calls == 0 ? measured : new BusierTraffic(measured, calls);
    }

    @Override
    public Traffic traffic(Target target, Operation operation) {
        return here.traffic(target, operation);
    }

    @Override
    public void answeredTask(Target target, long task, Usage usage) {
        here.answeredTask(target, task, usage);
        outbox.offer(new TaskNews(target, task, usage));
    }

    @Override
    public void answered(Target target, long conversation, Usage usage) {
        here.answered(target, conversation, usage);
        outbox.offer(new TurnNews(target, conversation, usage));
    }

    @Override
    public Optional<Warmth> warmth(Target target, long conversation) {
        return here.warmth(target, conversation);
    }

    @Override
    public int warmConversations(Target target) {
        return here.warmConversations(target);
    }

    @Override
    public boolean isOutdated(Target target) {
        return here.isOutdated(target);
    }

    @Override
    public void fade(Target target) {
        here.fade(target);
    }

    @Override
    public void forget(Predicate<Target> gone) {
        here.forget(gone);
    }
}
