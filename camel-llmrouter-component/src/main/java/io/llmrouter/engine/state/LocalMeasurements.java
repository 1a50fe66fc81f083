package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What this process measured itself. A record for each target that was called, and the latest conversations. */
final class LocalMeasurements implements Measurements {

    private final Map<Target, TargetTraffic> byTarget = new ConcurrentHashMap<>();
    private final WarmConversations conversations;
    private final InstantSource clock;
    private final boolean forgets;

    LocalMeasurements(InstantSource clock, boolean forgets) {
        this.clock = clock;
        this.forgets = forgets;
        this.conversations = new WarmConversations(clock);
    }

    @Override
    public Consumer<Attempt> began(Target target, Operation operation) {
        TargetTraffic known = byTarget.get(target);
        TargetTraffic traffic =
                known != null ? known : byTarget.computeIfAbsent(target, any -> new TargetTraffic(clock));
        return traffic.began(operation);
    }

    @Override
    public Traffic traffic(Target target) {
        TargetTraffic known = byTarget.get(target);
        return known == null ? Traffic.NONE : known;
    }

    @Override
    public Traffic traffic(Target target, Operation operation) {
        TargetTraffic known = byTarget.get(target);
        return known == null ? Traffic.NONE : known.of(operation);
    }

    @Override
    public void answeredTask(Target target, long task, Usage usage) {
        TargetTraffic known = byTarget.get(target);
        if (known != null) {
            known.answered(task, usage);
        }
    }

    @Override
    public void answered(Target target, long conversation, Usage usage) {
        conversations.answered(target, conversation, usage);
    }

    @Override
    public Optional<Warmth> warmth(Target target, long conversation) {
        return conversations.of(target, conversation);
    }

    @Override
    public int warmConversations(Target target) {
        return conversations.count(target);
    }

    @Override
    public void forget(Predicate<Target> gone) {
        if (forgets) {
            byTarget.keySet().removeIf(gone);
            conversations.forget(gone);
        }
    }
}
