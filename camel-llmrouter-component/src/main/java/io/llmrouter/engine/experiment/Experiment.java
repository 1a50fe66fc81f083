package io.llmrouter.engine.experiment;

import io.llmrouter.engine.policy.CandidatePattern;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An experiment on the calls of one policy, as configured. Immutable; two that are configured alike are equal. */
public sealed interface Experiment {

    /** Its name. */
    String name();

    /** The policy whose calls it is made with. */
    String policy();

    /** By what calls are divided. */
    Allotment by();

    /** What is compared; the first one is what the others are compared with. */
    List<Variant> variants();

    /** Calls the function of this experiment's kind. */
    <T> T fold(Function<Split, T> split, Function<Canary, T> canary, Function<Mirror, T> mirror);

    /** A/B: each variant gets its share of the calls. */
    record Split(String name, String policy, Allotment by, List<Variant> variants) implements Experiment {
        public Split {
            variants = List.copyOf(variants);
            if (variants.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to compare");
            }
        }

        @Override
        public <T> T fold(Function<Split, T> split, Function<Canary, T> canary, Function<Mirror, T> mirror) {
            return split.apply(this);
        }

        /** Who has the part at that place between 0 and 1. */
        Variant at(double place) {
            double left = place * variants.stream().mapToDouble(Variant::weight).sum();
            for (Variant each : variants) {
                left -= each.weight();
                if (left < 0) {
                    return each;
                }
            }
            return variants.get(variants.size() - 1);
        }
    }

    /**
     * A variant that gets a small share of the calls, maybe a growing one, and none any more once it breaks a guardrail.
     *
     * @param changed the variant
     * @param share its share of the calls, from 0 to 1
     * @param ramp how the share grows; null when it stays
     * @param guardrails what it must keep to
     */
    record Canary(
            String name,
            String policy,
            Allotment by,
            Variant changed,
            double share,
            @Nullable Ramp ramp,
            Guardrails guardrails)
            implements Experiment {

        /** What results call the policy as it is. */
        public static final String STABLE = "stable";

        public Canary {
            Objects.requireNonNull(guardrails, "guardrails");
        }

        @Override
        public List<Variant> variants() {
            return List.of(Variant.asItIs(STABLE, 1 - share), changed);
        }

        @Override
        public <T> T fold(Function<Split, T> split, Function<Canary, T> canary, Function<Mirror, T> mirror) {
            return canary.apply(this);
        }
    }

    /**
     * Shadow traffic: copies of some calls are asked elsewhere, in the background, and compared; nobody gets their answers.
     *
     * @param candidates whom the copies are asked; the policy's constraints hold for them, too
     * @param share the share of calls that are copied, from 0 to 1
     * @param timeout the longest that a copy may take
     * @param concurrency how many copies are asked at a time
     * @param queue how many may wait for that; further ones are dropped
     */
    record Mirror(
            String name,
            String policy,
            Allotment by,
            List<CandidatePattern> candidates,
            double share,
            Duration timeout,
            int concurrency,
            int queue)
            implements Experiment {

        /** What results call the calls that were copied. */
        public static final String LIVE = "live";
        /** What results call the copies. */
        public static final String SHADOW = "shadow";

        public Mirror {
            candidates = List.copyOf(candidates);
        }

        @Override
        public List<Variant> variants() {
            return List.of(Variant.asItIs(LIVE, 1), new Variant(SHADOW, 1, candidates, null, null));
        }

        @Override
        public <T> T fold(Function<Split, T> split, Function<Canary, T> canary, Function<Mirror, T> mirror) {
            return mirror.apply(this);
        }
    }
}
