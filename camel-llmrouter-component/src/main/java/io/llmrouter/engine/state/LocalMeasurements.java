package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this process measured itself. A record for each target that was called, and the latest conversations. Of others it
 * hears as long as it knows no more than a thousand targets.
 */
final class LocalMeasurements implements NodeMeasurements {

    private static final int MOST_HEARD_OF = 1_000;

    private final Map<Target, TargetTraffic> byTarget = new ConcurrentHashMap<>();
    private final WarmConversations conversations;
    private final InstantSource clock;
    private final boolean forgets;
    private volatile Predicate<Target> unknown = target -> false;

    LocalMeasurements(InstantSource clock, boolean forgets) {
        this.clock = clock;
        this.forgets = forgets;
        this.conversations = new WarmConversations(clock);
    }

    @Override
    public Consumer<Attempt> began(Target target, Operation operation) {
        return traffic(target, byTarget.get(target)).began(operation);
    }

    private TargetTraffic traffic(Target target, @Nullable TargetTraffic known) {
        return known != null ? known : byTarget.computeIfAbsent(target, any -> new TargetTraffic(clock));
    }

    @Override
    public void heard(Target target, Operation operation, Attempt attempt, long at) {
        TargetTraffic known = byTarget.get(target);
        if (!unknown.test(target) && (known != null || byTarget.size() < MOST_HEARD_OF)) {
            traffic(target, known).heard(operation, attempt, at);
        }
    }

    @Override
    public Map<Target, Integer> inFlight() {
        Map<Target, Integer> busy = new HashMap<>();
        byTarget.forEach((target, traffic) -> {
            int calls = traffic.inFlight();
            if (calls > 0) {
                busy.put(target, calls);
            }
        });
        return busy;
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
        heardTask(target, task, usage, clock.millis());
    }

    @Override
    public void heardTask(Target target, long task, Usage usage, long at) {
        TargetTraffic known = byTarget.get(target);
        if (known != null) {
            known.answered(task, usage, at);
        }
    }

    @Override
    public void answered(Target target, long conversation, Usage usage) {
        conversations.answered(target, conversation, usage);
    }

    @Override
    public void heardTurn(Target target, long conversation, Usage usage, long at) {
        if (!unknown.test(target)) {
            conversations.answered(target, conversation, usage, at);
        }
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
    public boolean isOutdated(Target target) {
        TargetTraffic known = byTarget.get(target);
        return known != null && known.isOutdated();
    }

    @Override
    public void fade(Target target) {
        TargetTraffic known = byTarget.get(target);
        if (known != null) {
            known.fade();
        }
    }

    @Override
    public void forget(Predicate<Target> gone) {
        if (forgets) {
            unknown = gone;
            byTarget.keySet().removeIf(gone);
            conversations.forget(gone);
        }
    }
}
