package io.llmrouter.engine.experiment;

import io.llmrouter.engine.policy.Affinity;
import io.llmrouter.engine.policy.PlanRequest;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * By what a call is given its part in an experiment: whoever has the same key gets the same part, on every node and after a
 * restart; a call without a key is drawn for. Two are equal if they say the same. Thread-safe as far as its key is.
 */
public final class Allotment {

    /** Each call for itself. */
    public static final Allotment CALL = new Allotment("call", request -> OptionalLong.empty());

    private final String by;
    private final Function<PlanRequest, OptionalLong> key;

    private Allotment(String by, Function<PlanRequest, OptionalLong> key) {
        this.by = by;
        this.key = key;
    }

    /** By whose the call is. */
    public static Allotment of(String by, Affinity affinity) {
        return new Allotment(by, affinity::key);
    }

    /** By a text that is found out of each request; one that is empty is no key. */
    public static Allotment of(String by, Function<PlanRequest, String> text) {
        return new Allotment(by, request -> {
            String found = text.apply(request);
            return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Affinity.hash(0, found));
        });
    }

    /**
     * Where between 0 and 1 a request falls: evenly over all keys.
     *
     * @param experiment salts the key, so that two experiments do not divide alike
     */
    Place place(String experiment, PlanRequest request, RandomGenerator random) {
        OptionalLong known = key.apply(request);
        return known.isEmpty()
                ? new Place(random.nextDouble(), "drawn")
                : new Place((Affinity.hash(known.getAsLong(), experiment) >>> 11) * 0x1.0p-53, "by hash of " + by);
    }

    /**
     * Where a request falls.
     *
     * @param at from 0 to below 1
     * @param why in words
     */
    record Place(double at, String why) {}

    @Override
    public boolean equals(Object other) {
        return other instanceof Allotment allotment && allotment.by.equals(by);
    }

    @Override
    public int hashCode() {
        return by.hashCode();
    }

    @Override
    public String toString() {
        return by;
    }
}
