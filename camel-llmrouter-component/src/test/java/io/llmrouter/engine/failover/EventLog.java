package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.TargetEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down every event, and checks afterwards that together they tell a story that can be true. Thread-safe. */
final class EventLog {

    private final Queue<CallEvent> calls = new ConcurrentLinkedQueue<>();
    private final Queue<TargetEvent> targets = new ConcurrentLinkedQueue<>();

    void on(CallEvent event) {
        calls.add(event);
    }

    void on(TargetEvent event) {
        targets.add(event);
    }

    /** How many calls have ended. */
    long ended() {
        return calls.stream().filter(CallEvent.Ended.class::isInstance).count();
    }

    /** How many attempts the records of all calls name. */
    int attempts() {
        return decisions().values().stream()
                .mapToInt(each -> each.attempts().size())
                .sum();
    }

    /** The record of every call, by its id. */
    Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new HashMap<>();
        for (CallEvent event : calls) {
            if (event instanceof CallEvent.Ended end) {
                decisions.put(end.call(), end.decision());
            }
        }
        return decisions;
    }

    /** Every call ends once, with its last event, and each of its attempts was told once and is over. */
    void checkCalls() {
        Map<String, List<Integer>> told = new HashMap<>();
        Map<String, Decision> ended = new HashMap<>();
        for (CallEvent event : calls) {
            assertThat(ended.containsKey(event.call()))
                    .as(() -> event + " comes after its call's end")
                    .isFalse();
            if (event instanceof CallEvent.Attempted attempted) {
                told.computeIfAbsent(event.call(), id -> new ArrayList<>())
                        .add(attempted.attempt().number());
            } else if (event instanceof CallEvent.Ended end) {
                ended.put(end.call(), end.decision());
            }
        }
        ended.forEach((id, decision) -> checkAttempts(decision, told.getOrDefault(id, List.of())));
        assertThat(ended.keySet()).containsAll(told.keySet());
    }

    private static void checkAttempts(Decision decision, List<Integer> told) {
        assertThat(decision.attempts()).noneMatch(Attempt::isUnderWay);
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, decision.attempts().size())
                                .boxed()
                                .toList());
    }

    /** Breakers go from closed to open, half-open when their time is up, and from there either way. */
    void checkBreakers() {
        Map<Target, String> states = new HashMap<>();
        Map<Target, @Nullable Instant> until = new HashMap<>();
        for (TargetEvent event : targets) {
            if (event instanceof TargetEvent.BreakerOpened opened) {
                String before = states.put(opened.target(), "open");
                assertThat(before).as(opened::toString).isNotEqualTo("open");
                until.put(opened.target(), opened.until());
            } else if (event instanceof TargetEvent.BreakerHalfOpened half) {
                assertThat(states.put(half.target(), "half-open"))
                        .as(half::toString)
                        .isEqualTo("open");
                assertThat(half.at()).isAfterOrEqualTo(until.get(half.target()));
            } else if (event instanceof TargetEvent.BreakerClosed closed) {
                assertThat(states.put(closed.target(), "closed"))
                        .as(closed::toString)
                        .isEqualTo("half-open");
            }
        }
        assertThat(states).as("breakers that opened").isNotEmpty();
    }
}
