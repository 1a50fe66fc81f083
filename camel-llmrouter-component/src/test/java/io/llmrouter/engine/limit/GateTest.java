package io.llmrouter.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Target ONE = Target.parse("works/one");
    private static final Target TWO = Target.parse("works/two");

    private final Gates gates = new Gates();

    @Test
    void takesAsManyAsComeWhereNothingIsLimited() {
        gates.set(new Capacities(Map.of("other", Capacity.of(1)), Map.of()));

        assertThat(gates.enter(claim(Priority.LOW))).isEmpty();
        assertThat(gates.load(ONE, Priority.LOW)).isEmpty();
    }

    @Test
    void refusesWithTheNumbersWhoDoesNotWait() {
        limit(Capacity.of(2));
        enter(Priority.HIGH);
        enter(Priority.LOW);

        Place third = gates.enter(new Claim(ONE, Priority.NORMAL, "", false)).orElseThrow();

        assertThat(third.isHeld()).isFalse();
        assertThat(third.why())
                .isEqualTo("account works takes 2 calls at once: 2 are under way (1 high, 1 low), 0 wait;"
                        + " there is no place for a call of class normal");
    }

    @Test
    void servesTheHighestClassFirstAndWithinItWhoCameFirst() {
        limit(Capacity.of(1));
        Place holder = enter(Priority.LOW);
        Place low = enter(Priority.LOW);
        Place normal = enter(Priority.NORMAL);
        Place high = enter(Priority.HIGH);
        Place later = enter(Priority.HIGH);

        assertThat(order(holder, List.of(low, normal, high, later))).containsExactly(high, later, normal, low);
    }

    @Test
    void aLowCallThatHoldsAPlaceDelaysAHighOneByItselfAlone() {
        limit(Capacity.of(1));
        Place low = enter(Priority.LOW);
        Place high = enter(Priority.HIGH);
        List<Place> normal = enter(Priority.NORMAL, 50);

        low.leave();

        assertThat(high.isHeld()).isTrue();
        assertThat(normal).allMatch(Place::isWaiting);
    }

    @Test
    void keepsReservedPlacesForTheirClassUntilItHasTakenThem() {
        limit(reserving(Map.of(Priority.HIGH, 2)));
        assertThat(enter(Priority.NORMAL, 3)).allMatch(Place::isHeld);
        Place waiting = enter(Priority.NORMAL);
        assertThat(waiting.isWaiting()).isTrue();

        assertThat(enter(Priority.HIGH, 2)).allMatch(Place::isHeld);
        assertThat(enter(Priority.HIGH).isWaiting()).isTrue();
        assertThat(waiting.isWaiting()).isTrue();
    }

    @Test
    void aReserveThatIsInUseIsNotKeptFreeAgain() {
        limit(reserving(Map.of(Priority.HIGH, 2)));
        enter(Priority.HIGH, 2);

        assertThat(enter(Priority.NORMAL, 3)).allMatch(Place::isHeld);
    }

    @Test
    void aReserveForTheLowKeepsThemFromStarving() {
        limit(reserving(Map.of(Priority.LOW, 1)));
        assertThat(enter(Priority.HIGH, 5).stream().filter(Place::isHeld)).hasSize(4);

        assertThat(enter(Priority.LOW).isHeld()).isTrue();
    }

    @Test
    void shedsAClassFromItsShareOn() {
        limit(new Capacity(5, Map.of(), Map.of(Priority.LOW, 0.8), Map.of(), 10, Duration.ofSeconds(1)));
        enter(Priority.NORMAL, 3);
        assertThat(enter(Priority.LOW).isHeld()).isTrue();

        Place shed = enter(Priority.LOW);
        assertThat(shed.isWaiting()).isFalse();
        assertThat(shed.why())
                .isEqualTo("account works takes 5 calls at once: 4 are under way (3 normal, 1 low), 0 wait;"
                        + " calls of class low are shed from 4 on");
        assertThat(enter(Priority.NORMAL).isHeld()).isTrue();
    }

    @Test
    void whoGivesUpLeavesTheQueueAndTheNextOneIsServed() {
        limit(Capacity.of(1));
        Place holder = enter(Priority.NORMAL);
        Place first = enter(Priority.NORMAL);
        Place second = enter(Priority.NORMAL);

        first.giveUp("a call of class normal waited 10 ms for a place");
        holder.giveUp("holds one");
        holder.leave();
        holder.leave();

        assertThat(first.why()).endsWith("2 wait; a call of class normal waited 10 ms for a place");
        assertThat(second.isHeld()).isTrue();
        assertThat(gates.load(ONE, Priority.NORMAL)).contains(new Load(1, 1, 0, 0));
    }

    @Test
    void aFullQueueShedsTheLowestClassFirst() {
        limit(new Capacity(1, Map.of(), Map.of(), Map.of(), 2, Duration.ofSeconds(1)));
        enter(Priority.NORMAL);
        Place early = enter(Priority.LOW);
        Place late = enter(Priority.LOW);

        assertThat(enter(Priority.LOW).why()).endsWith("no more than 2 may, so a call of class low is shed");
        assertThat(enter(Priority.HIGH).isWaiting()).isTrue();
        assertThat(late.why()).endsWith("a call of class low made room for one of class high");
        assertThat(early.isWaiting()).isTrue();
    }

    @Test
    void aTargetsOwnPlacesAreAmongThoseOfItsAccount() {
        gates.set(new Capacities(Map.of("works", Capacity.of(3)), Map.of(ONE, Capacity.of(1))));
        Place one = enter(Priority.NORMAL);
        Place second = enter(Priority.HIGH);
        assertThat(second.isWaiting()).isTrue();

        List<Place> others = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            others.add(gates.enter(new Claim(TWO, Priority.LOW, "", true)).orElseThrow());
        }
        assertThat(others).extracting(Place::isHeld).containsExactly(true, true, false);
        assertThat(gates.load(ONE, Priority.NORMAL)).contains(new Load(1, 1, 0, 1));
        assertThat(gates.load(TWO, Priority.NORMAL)).contains(new Load(3, 3, 0, 2));

        others.get(0).leave();
        assertThat(second.isWaiting()).isTrue();
        assertThat(others.get(2).isHeld()).isTrue();
        one.leave();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void callsUnderWayKeepTheirPlacesWhenTheNumbersChange() {
        limit(Capacity.of(3));
        List<Place> three = enter(Priority.NORMAL, 3);
        Place waiting = enter(Priority.NORMAL);
        limit(Capacity.of(2));
        three.get(0).leave();
        assertThat(waiting.isWaiting()).isTrue();

        gates.set(Capacities.NONE);
        assertThat(waiting.isHeld()).isTrue();
        assertThat(gates.load(ONE, Priority.NORMAL)).isEmpty();

        limit(Capacity.of(4));
        assertThat(gates.load(ONE, Priority.NORMAL)).contains(new Load(4, 3, 1, 0));
    }

    private static Capacity reserving(Map<Priority, Integer> reserve) {
        return new Capacity(5, reserve, Map.of(), Map.of(), 100, Duration.ofSeconds(1));
    }

    private void limit(Capacity capacity) {
        gates.set(new Capacities(Map.of("works", capacity), Map.of()));
    }

    private Place enter(Priority priority) {
        return gates.enter(claim(priority)).orElseThrow();
    }

    private List<Place> enter(Priority priority, int times) {
        List<Place> places = new ArrayList<>();
        for (int at = 0; at < times; at++) {
            places.add(enter(priority));
        }
        return places;
    }

    private static Claim claim(Priority priority) {
        return new Claim(ONE, priority, "", true);
    }

    /** Who gets the one place, in order, when each leaves it at once. */
    private static List<Place> order(Place holder, List<Place> waiting) {
        List<Place> order = new ArrayList<>();
        Place last = holder;
        for (int turn = 0; turn < waiting.size(); turn++) {
            last.leave();
            last = waiting.stream().filter(Place::isHeld).findFirst().orElseThrow();
            order.add(last);
        }
        return order;
    }
}
