package io.llmrouter.engine.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tenants that always have more to ask than there are places. */
class FairShareTest {

    private static final Target TARGET = Target.parse("works/one");

    private final Gates gates = new Gates();
    private final Map<String, Integer> served = new HashMap<>();
    private final Map<String, List<Place>> waiting = new HashMap<>();
    private final Deque<Place> held = new ArrayDeque<>();

    @Test
    void aTenantWithManyCallsDoesNotKeepOneWithFewWaiting() {
        limit(4, Map.of());
        fill("loud", 60);
        fill("quiet", 3);

        for (int turn = 0; turn < 6; turn++) {
            finishOne();
        }
        assertThat(served.get("quiet")).isEqualTo(3);
    }

    @Test
    void tenantsOfOneClassGetTheSame() {
        limit(5, Map.of());
        run(List.of("a", "b", "c"), 900);

        assertThat(served.values()).allSatisfy(count -> assertThat(count).isCloseTo(300, within(6)));
    }

    @Test
    void tenantsGetWhatTheirShareSays() {
        limit(2, Map.of("gold", 3.0, "silver", 2.0));
        run(List.of("gold", "silver", "basic"), 1_200);

        assertThat(served.get("gold")).isCloseTo(600, within(6));
        assertThat(served.get("silver")).isCloseTo(400, within(6));
        assertThat(served.get("basic")).isCloseTo(200, within(6));
    }

    @Test
    void whoWasIdleDoesNotCatchUp() {
        limit(1, Map.of());
        run(List.of("early"), 200);
        fill("late", 40);
        served.clear();
        for (int turn = 0; turn < 40; turn++) {
            finishOne();
            fill("early", 10 - waiting.get("early").size());
        }

        assertThat(served.get("late")).isCloseTo(20, within(1));
    }

    @Test
    void anyNumberOfTenantsTakesBoundedRoom() {
        limit(3, Map.of());
        for (int tenant = 0; tenant < 20_000; tenant++) {
            enter("tenant-" + tenant).leave();
        }

        assertThat(enter("another").isHeld()).isTrue();
    }

    private void limit(int places, Map<String, Double> shares) {
        Capacity capacity = new Capacity(places, Map.of(), Map.of(), shares, 1_000, Duration.ofMinutes(1));
        gates.set(new Capacities(Map.of("works", capacity), Map.of()));
    }

    private void run(List<String> tenants, int calls) {
        for (int call = 0; call < calls; call++) {
            tenants.forEach(tenant ->
                    fill(tenant, 10 - waiting.getOrDefault(tenant, List.of()).size()));
            finishOne();
        }
    }

    private void fill(String tenant, int calls) {
        for (int call = 0; call < calls; call++) {
            Place place = enter(tenant);
            waiting.computeIfAbsent(tenant, any -> new ArrayList<>()).add(place);
        }
        collect();
    }

    private Place enter(String tenant) {
        return gates.enter(new Claim(TARGET, Priority.NORMAL, tenant, true)).orElseThrow();
    }

    private void finishOne() {
        held.remove().leave();
        collect();
    }

    private void collect() {
        waiting.forEach((tenant, places) -> places.removeIf(place -> {
            if (place.isHeld()) {
                held.add(place);
                served.merge(tenant, 1, Integer::sum);
            }
            return place.isHeld();
        }));
    }
}
