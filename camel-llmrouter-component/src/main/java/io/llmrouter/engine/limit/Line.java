package io.llmrouter.engine.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Those of one class who wait at a gate, in a lane for each tenant. Whoever was served least for its share is next: each place
 * moves its tenant on by one over its share, and who is new, or was idle, begins where the others are. Within a lane, first
 * come, first served. Guarded by its gate.
 */
final class Line {

    /** Idle tenants that are remembered before room is made. */
    private static final int MOST_IDLE = 1_000;

    private static final class Lane {

        private final Deque<Place> waiting = new ArrayDeque<>();
        private double next;
    }

    private final Map<String, Lane> lanes = new HashMap<>();
    private double now;

    void add(Place place) {
        lane(place.claim().tenant()).waiting.addLast(place);
    }

    void remove(Place place) {
        lane(place.claim().tenant()).waiting.remove(place);
    }

    /** Who is next of those that fit; null when nobody does. */
    @Nullable
    Place next(Predicate<Place> fits) {
        Place best = null;
        double earliest = Double.POSITIVE_INFINITY;
        for (Lane lane : lanes.values()) {
            Place first = first(lane, fits);
            double start = Math.max(lane.next, now);
            if (first != null && (start < earliest || (start == earliest && isBefore(first, best)))) {
                best = first;
                earliest = start;
            }
        }
        return best;
    }

    private static @Nullable Place first(Lane lane, Predicate<Place> fits) {
        for (Place place : lane.waiting) {
            if (fits.test(place)) {
                return place;
            }
        }
        return null;
    }

    private static boolean isBefore(Place one, @Nullable Place other) {
        return other == null || one.number() < other.number();
    }

    /** Who came last; null when nobody waits. */
    @Nullable
    Place last(Predicate<Place> fits) {
        Place last = null;
        for (Lane lane : lanes.values()) {
            for (Place each : lane.waiting) {
                if (fits.test(each) && (last == null || last.number() < each.number())) {
                    last = each;
                }
            }
        }
        return last;
    }

    /** A call of that tenant got a place. */
    void served(String tenant, double share) {
        Lane lane = lane(tenant);
        now = Math.max(lane.next, now);
        lane.next = now + 1 / share;
        if (lanes.size() > MOST_IDLE) {
            lanes.values().removeIf(each -> each.waiting.isEmpty());
        }
    }

    private Lane lane(String tenant) {
        return lanes.computeIfAbsent(tenant, any -> new Lane());
    }
}
