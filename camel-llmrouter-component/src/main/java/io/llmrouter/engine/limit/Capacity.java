package io.llmrouter.engine.limit;

import io.llmrouter.engine.model.Priority;
import java.time.Duration;
import java.util.Map;

/**
 * How many calls a target or an account takes at once, and for whom.
 *
 * @param concurrent the places
 * @param reserve of these, how many only calls of that class take; what the class has taken already is not kept free for it
 * @param shed the share of places from which on calls of that class are neither let in nor wait
 * @param shares how much more than others a tenant gets while calls wait; those not named have 1
 * @param queue how many calls wait at most
 * @param patience how long a call waits at most
 */
public record Capacity(
        int concurrent,
        Map<Priority, Integer> reserve,
        Map<Priority, Double> shed,
        Map<String, Double> shares,
        int queue,
        Duration patience) {

    /** How many calls wait, where nothing else is said. */
    public static final int USUAL_QUEUE = 100;

    /** How long a call waits, where nothing else is said. */
    public static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    public Capacity {
        reserve = Map.copyOf(reserve);
        shed = Map.copyOf(shed);
        shares = Map.copyOf(shares);
        int reserved = reserve.values().stream().mapToInt(Integer::intValue).sum();
        if (concurrent < 1 || reserved > concurrent) {
            throw new IllegalArgumentException(reserved + " places are reserved, of " + concurrent);
        }
        for (Priority priority : Priority.values()) {
            if (most(concurrent, reserve, shed, priority) < 1) {
                throw new IllegalArgumentException("leaves no place for calls of class " + priority.word());
            }
        }
    }

    /** So many places, alike for all. */
    public static Capacity of(int concurrent) {
        return new Capacity(concurrent, Map.of(), Map.of(), Map.of(), USUAL_QUEUE, USUAL_WAIT);
    }

    /** From how many taken places on calls of that class are shed; more than there are, where they never are. */
    int shedFrom(Priority priority) {
        return shedFrom(concurrent, shed, priority);
    }

    private static int shedFrom(int concurrent, Map<Priority, Double> shed, Priority priority) {
        Double share = shed.get(priority);
        return share == null ? Integer.MAX_VALUE : (int) Math.floor(share * concurrent + 1e-9);
    }

    private static int most(
            int concurrent, Map<Priority, Integer> reserve, Map<Priority, Double> shed, Priority priority) {
        int others = 0;
        for (Map.Entry<Priority, Integer> each : reserve.entrySet()) {
            others += each.getKey() == priority ? 0 : each.getValue();
        }
        return Math.min(concurrent - others, shedFrom(concurrent, shed, priority));
    }
}
