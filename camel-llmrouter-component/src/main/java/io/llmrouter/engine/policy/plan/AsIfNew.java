package io.llmrouter.engine.policy.plan;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.ForwardingTraffic;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Quantiles;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of targets, but for how fast and how reliable one of them was: as if that had never been measured. Notices
 * whether anybody asked. For one plan; used by one thread.
 */
final class AsIfNew implements Signals {

    private final Signals known;
    private final Target target;
    private boolean asked;

    AsIfNew(Signals known, Target target) {
        this.known = known;
        this.target = target;
    }

    /** Whether anything was asked for that is not told. */
    boolean wasAsked() {
        return asked;
    }

    @Override
    public OptionalDouble latencyMillis(Target other) {
        return other.equals(target) ? untold(OptionalDouble.empty()) : known.latencyMillis(other);
    }

    @Override
    public Traffic traffic(Target other) {
        return other.equals(target) ? new Unmeasured(known.traffic(other)) : known.traffic(other);
    }

    @Override
    public Traffic traffic(Target other, Operation operation) {
        Traffic traffic = known.traffic(other, operation);
        return other.equals(target) ? new Unmeasured(traffic) : traffic;
    }

    private <T> T untold(T nothing) {
        asked = true;
        return nothing;
    }

    @Override
    public Optional<String> tripped(Target other) {
        return known.tripped(other);
    }

    @Override
    public Optional<ResponseNotes> headroom(Target other) {
        return known.headroom(other);
    }

    @Override
    public Optional<Warmth> warmth(Target other, long conversation) {
        return known.warmth(other, conversation);
    }

    @Override
    public boolean isLoadLimited() {
        return known.isLoadLimited();
    }

    @Override
    public Optional<Load> load(Target other, Priority priority) {
        return known.load(other, priority);
    }

    /** The calls of the target, without how they went. */
    private final class Unmeasured extends ForwardingTraffic {

        Unmeasured(Traffic traffic) {
            super(traffic);
        }

        @Override
        public Optional<Quantiles> quantiles(Measure measure) {
            return untold(Optional.empty());
        }

        @Override
        public Optional<Quantiles> quantiles(Measure measure, long tokens) {
            return untold(Optional.empty());
        }

        @Override
        public OptionalDouble errorRate() {
            return untold(OptionalDouble.empty());
        }

        @Override
        public Map<FailureKind, Double> errorRates() {
            return untold(Map.of());
        }
    }
}
