package io.llmrouter.engine.experiment;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of experiments, and which canaries were taken back, by name. Outlives configurations. Routers of one
 * process that share it count as one: what one of them takes back, none gives any more. Thread-safe.
 */
public final class ExperimentRecords {

    private final Map<String, Running> byName = new ConcurrentHashMap<>();
    private final boolean forgets;

    private ExperimentRecords(boolean forgets) {
        this.forgets = forgets;
    }

    /** For one router: an experiment that is configured no more is forgotten. */
    public static ExperimentRecords local() {
        return new ExperimentRecords(true);
    }

    /** For several routers, together or one after the other: none of them knows which experiments the others have. */
    public static ExperimentRecords shared() {
        return new ExperimentRecords(false);
    }

    /** Goes on with an experiment that is configured as before, and begins any other one. */
    void configured(Experiment experiment, Instant now) {
        byName.compute(
                experiment.name(),
                (name, known) ->
                        known != null && known.experiment().equals(experiment) ? known : new Running(experiment, now));
    }

    void restart(Experiment experiment, Instant now) {
        byName.put(experiment.name(), new Running(experiment, now));
    }

    /** Hears which experiments there are. */
    void keep(Set<String> names) {
        if (forgets) {
            byName.keySet().retainAll(names);
        }
    }

    @Nullable
    Running find(String name) {
        return byName.get(name);
    }
}
