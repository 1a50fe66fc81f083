package io.llmrouter.engine.limit;

import io.llmrouter.engine.limit.Place.Standing;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Load;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places at one account and at those of its targets that have a number of their own. Both are taken and given back
 * together, under one lock, so that nobody holds the one while waiting for the other. Whenever a place is given back, the
 * highest class goes first, and in it the tenant that was served least; nobody who waits could enter at any other time.
 */
final class Gate {

    private static final Priority[] CLASSES = Priority.values();

    private final Pool whole;
    private final Map<Target, Pool> targets = new HashMap<>();
    private final List<Line> lines = Stream.of(CLASSES).map(any -> new Line()).toList();
    private long count;

    Gate(String account) {
        whole = new Pool("account " + account);
    }

    /** Has these numbers of places from now on. Those who are in stay in, and count. */
    synchronized void set(@Nullable Capacity account, Map<Target, Capacity> own) {
        whole.set(account);
        targets.values().forEach(pool -> pool.set(null));
        own.forEach((target, capacity) ->
                targets.computeIfAbsent(target, t -> new Pool(t.toString())).set(capacity));
        targets.values().removeIf(pool -> pool.capacity() == null && pool.isIdle());
        serve();
    }

    synchronized boolean isIdle() {
        return whole.isIdle();
    }

    synchronized Place enter(Claim claim) {
        Place place = new Place(this, claim, count++, pools(claim.target()));
        if (fits(place)) {
            admit(place);
            return place;
        }
        String refusal = refusal(place);
        if (refusal != null) {
            place.settle(Standing.REFUSED, refusal);
            return place;
        }
        place.pools().forEach(pool -> pool.waits(1));
        line(claim).add(place);
        place.waits(patience(place));
        return place;
    }

    synchronized void giveUp(Place place, String reason) {
        if (place.isWaiting()) {
            String words = words(place);
            leaveQueue(place);
            place.settle(Standing.REFUSED, words + "; " + reason);
        }
    }

    synchronized void leave(Place place) {
        if (place.isHeld()) {
            place.left();
            place.pools().forEach(pool -> pool.giveBack(place.claim().priority()));
            serve();
        }
    }

    /** How full a target is for calls of a class: as whichever of its limits leaves less. */
    synchronized Load load(Target target, Priority priority) {
        List<Pool> pools = pools(target);
        Pool tightest =
                pools.get(0).free(priority) <= pools.get(pools.size() - 1).free(priority)
                        ? pools.get(0)
                        : pools.get(pools.size() - 1);
        Capacity capacity = tightest.capacity();
        int places = capacity == null ? Integer.MAX_VALUE : capacity.concurrent();
        return new Load(places, tightest.taken(), Math.max(0, tightest.free(priority)), tightest.waiting());
    }

    private void serve() {
        for (int at = CLASSES.length - 1; at >= 0; at--) {
            Line line = lines.get(at);
            for (Place next = line.next(this::fits); next != null; next = line.next(this::fits)) {
                leaveQueue(next);
                admit(next);
            }
        }
    }

    private boolean fits(Place place) {
        return full(place).isEmpty();
    }

    private static List<Pool> full(Place place) {
        List<Pool> full = List.of();
        for (Pool pool : place.pools()) {
            if (pool.free(place.claim().priority()) < 1) {
                full = full.isEmpty() ? List.of(pool) : place.pools();
            }
        }
        return full;
    }

    private void admit(Place place) {
        Claim claim = place.claim();
        place.pools().forEach(pool -> pool.take(claim.priority()));
        line(claim).served(claim.tenant(), share(place));
        place.settle(Standing.HELD, "");
    }

    private void leaveQueue(Place place) {
        line(place.claim()).remove(place);
        place.pools().forEach(pool -> pool.waits(-1));
    }

    /** Why a claim that does not fit is not even to wait; null when it is. */
    private @Nullable String refusal(Place place) {
        Claim claim = place.claim();
        String priority = claim.priority().word();
        for (Pool pool : full(place)) {
            if (pool.sheds(claim.priority())) {
                return pool.words() + "; calls of class " + priority + " are shed from "
                        + limit(pool, capacity -> capacity.shedFrom(claim.priority())) + " on";
            }
            if (!claim.waits()) {
                return pool.words() + "; there is no place for a call of class " + priority;
            }
            if (pool.isCrowded() && !makesRoom(pool, claim)) {
                return pool.words() + "; no more than " + limit(pool, Capacity::queue) + " may, so a call of class "
                        + priority + " is shed";
            }
        }
        return null;
    }

    /** Sends away who came last of the lowest class below the claim's. */
    private boolean makesRoom(Pool pool, Claim claim) {
        for (int at = 0; at < claim.priority().ordinal(); at++) {
            Place last = lines.get(at).last(place -> place.pools().contains(pool));
            if (last != null) {
                giveUp(
                        last,
                        "a call of class " + CLASSES[at].word() + " made room for one of class "
                                + claim.priority().word());
                return true;
            }
        }
        return false;
    }

    private static int limit(Pool pool, ToIntFunction<Capacity> of) {
        Capacity capacity = pool.capacity();
        return capacity == null ? Integer.MAX_VALUE : of.applyAsInt(capacity);
    }

    private static Duration patience(Place place) {
        Duration least = null;
        for (Pool pool : full(place)) {
            Capacity capacity = pool.capacity();
            if (capacity != null && (least == null || capacity.patience().compareTo(least) < 0)) {
                least = capacity.patience();
            }
        }
        return least == null ? Capacity.USUAL_WAIT : least;
    }

    private static double share(Place place) {
        for (Pool pool : place.pools()) {
            Capacity capacity = pool.capacity();
            Double share = capacity == null
                    ? null
                    : capacity.shares().get(place.claim().tenant());
            if (share != null) {
                return share;
            }
        }
        return 1;
    }

    private String words(Place place) {
        List<Pool> full = full(place);
        return (full.isEmpty() ? whole : full.get(0)).words();
    }

    /** Its own, if it has one, and the account's. */
    private List<Pool> pools(Target target) {
        Pool own = targets.get(target);
        return own == null ? List.of(whole) : List.of(own, whole);
    }

    private Line line(Claim claim) {
        return lines.get(claim.priority().ordinal());
    }
}
