package io.llmrouter.engine.state;

import io.llmrouter.engine.limit.Gates;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.ResponseNotes;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.Load;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Traffic;
import io.llmrouter.engine.policy.Warmth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each target from calling it, and the {@link Signals} that planning reads. Thread-safe; holds one small
 * record for each target that was ever called, of which there are as many as are configured.
 */
public final class TargetStates implements Signals {

    private final Map<Target, TargetState> states = new ConcurrentHashMap<>();
    private final StateTools tools;
    private final KeyRings rings;
    private final Availability availability;
    private final Measurements measurements;
    private final Gates gates = new Gates();
    private volatile Map<String, BreakerSettings> settings = Map.of();

    /**
     * Knows nothing of any target.
     *
     * @param clock tells the time of day
     * @param random jitters how long breakers stay open; thread-safe
     * @param listener hears when targets are taken from use or come back
     */
    public TargetStates(InstantSource clock, RandomGenerator random, TargetListener listener) {
        this(Measurements.local(clock), clock, random, listener);
    }

    /** The same, over measurements that may know more. */
    public TargetStates(
            Measurements measurements, InstantSource clock, RandomGenerator random, TargetListener listener) {
        this.measurements = measurements;
        this.tools = new StateTools(clock, random, listener);
        this.rings = new KeyRings(tools);
        this.availability = new Availability(states, rings, clock);
    }

    /** Has breakers behave so, by account, others by default; a breaker whose settings change begins anew. */
    public void breakers(Map<String, BreakerSettings> byAccount) {
        settings = Map.copyOf(byAccount);
        states.replaceAll((target, state) -> state.breaker().settings().equals(settings(target))
                ? state
                : state.with(new Breaker(target, settings(target), tools)));
    }

    /**
     * The key rings of exactly these accounts. What is known of a key stays while its secret does; targets of other
     * accounts are forgotten.
     *
     * @param secrets the keys by account, as values that are equal when the secrets are, and whose text is masked
     */
    public Map<String, KeyRing> keyRings(Map<String, ? extends List<?>> secrets) {
        Predicate<Target> gone = target -> !secrets.containsKey(target.account());
        states.keySet().removeIf(gone);
        measurements.forget(gone);
        return rings.put(secrets);
    }

    /** Lets no calls through to the target until it is put back. */
    public void takeOut(Target target, String why) {
        mark(target, why);
        tools.tell(new TargetEvent.TakenOut(tools.clock().instant(), target, why));
    }

    /** Undoes {@link #takeOut}; does nothing when the target is not out. */
    public void putBack(Target target) {
        if (mark(target, null) != null) {
            tools.tell(new TargetEvent.PutBack(tools.clock().instant(), target));
        }
    }

    private synchronized @Nullable String mark(Target target, @Nullable String why) {
        TargetState before = state(target);
        states.computeIfPresent(target, (t, state) -> state.out(why));
        return before.takenOut();
    }

    /** Asks the target's breaker to let a call through. */
    public Optional<Breaker.Passage> tryEnter(Target target) {
        TargetState state = state(target);
        return state.takenOut() == null ? state.breaker().tryEnter() : Optional.empty();
    }

    /** How a call fails that was not let through; an open breaker says how long it will be. */
    public Failure refusal(Target target) {
        String why = tripped(target).orElse("a probe is under way");
        Duration wait = openFor(target).orElse(null);
        return new Failure(FailureKind.TRIPPED, target + " is tripped: " + why, null, null, wait);
    }

    /** How much longer the target's breaker lets nothing through; empty when it is not open, or nobody knows. */
    public Optional<Duration> openFor(Target target) {
        Instant now = tools.clock().instant();
        return breaker(target)
                .openUntil()
                .filter(until -> until.isAfter(now))
                .map(until -> Duration.between(now, until));
    }

    /** The target's breaker. */
    public Breaker breaker(Target target) {
        return state(target).breaker();
    }

    /** Whether a breaker of the account is open for a time, so that an active probe may move it. */
    public boolean isOpen(String account) {
        return states.entrySet().stream()
                .anyMatch(each -> each.getKey().account().equals(account)
                        && each.getValue().breaker().isOpen());
    }

    /**
     * Hears of an active probe of an account: its open breakers let calls through as their own probes at once, or stay open
     * for that long at least.
     */
    public void probed(String account, boolean answered, Duration next) {
        states.forEach((target, state) -> {
            if (target.account().equals(account)) {
                state.breaker().probed(answered, next);
            }
        });
    }

    /** Has what was measured of the target's speed and reliability count little against what is measured from now on. */
    public void fade(Target target) {
        state(target).latency().fade();
        measurements.fade(target);
    }

    @Override
    public boolean isOutdated(Target target) {
        return measurements.isOutdated(target);
    }

    /** Learns how long a target took to answer. */
    public void answered(Target target, Duration latency) {
        state(target).latency().add(latency.toNanos() / 1e6);
    }

    /** A call of the target is under way until what is returned hears, the first time, how it ended. */
    public Consumer<Attempt> began(Target target, Operation operation) {
        return measurements.began(target, operation);
    }

    /** Learns what a turn of a conversation left in the target's prompt cache, and how long the answer to its task was. */
    public void answered(Target target, PlanRequest request, Usage usage) {
        request.conversation().ifPresent(conversation -> measurements.answered(target, conversation, usage));
        request.task().ifPresent(task -> measurements.answeredTask(target, task, usage));
    }

    /** The places at targets whose calls are limited. */
    public Gates gates() {
        return gates;
    }

    @Override
    public boolean isLoadLimited() {
        return !gates.isEmpty();
    }

    @Override
    public Optional<Load> load(Target target, Priority priority) {
        return gates.load(target, priority);
    }

    @Override
    public Optional<Warmth> warmth(Target target, long conversation) {
        return measurements.warmth(target, conversation);
    }

    @Override
    public Traffic traffic(Target target) {
        return measurements.traffic(target);
    }

    @Override
    public Traffic traffic(Target target, Operation operation) {
        return measurements.traffic(target, operation);
    }

    @Override
    public Optional<String> tripped(Target target) {
        TargetState state = states.get(target);
        if (state != null && state.takenOut() != null) {
            return Optional.of("taken out by hand: " + state.takenOut());
        }
        Optional<String> breaker =
                state == null ? Optional.empty() : state.breaker().tripped();
        return breaker.isPresent() ? breaker : rings.of(target.account()).flatMap(ring -> ring.refusal(target));
    }

    /**
     * How a call fails that nothing but the keys of the target's account keeps out: as the key did that may be used again
     * soonest. Empty when a key may be used, or when something else keeps calls out as well.
     */
    public Optional<Failure> refusedByKeys(Target target) {
        TargetState state = states.get(target);
        if (state != null
                && (state.takenOut() != null || state.breaker().tripped().isPresent())) {
            return Optional.empty();
        }
        return rings.of(target.account())
                .filter(ring -> ring.refusal(target).isPresent())
                .map(ring -> ring.failure(target));
    }

    /** How long until the first of the targets takes calls; empty when one does, or only an operator can say. */
    public Optional<Duration> waitFor(Collection<Target> targets) {
        return availability.waitFor(targets);
    }

    /**
     * From when on the target takes calls: now, if it does or if a call under way will tell; {@link Instant#MAX} when only
     * an operator can say.
     */
    public Instant liveFrom(Target target) {
        return availability.liveFrom(target);
    }

    /** What can be shown of a target. */
    public TargetReport report(Target target) {
        return TargetReport.of(target, state(target), measurements.warmConversations(target), this);
    }

    /** What can be shown of every key, by account. */
    public List<KeyReport> keys() {
        return rings.report();
    }

    /** Learns what a response told of the target's rate limits. */
    public void told(Target target, ResponseNotes notes) {
        if (notes.hasHeadroom()) {
            state(target).headroom().told(notes, tools.clock().instant());
        }
    }

    @Override
    public Optional<ResponseNotes> headroom(Target target) {
        TargetState state = states.get(target);
        return state == null
                ? Optional.empty()
                : state.headroom().at(tools.clock().instant());
    }

    @Override
    public OptionalDouble latencyMillis(Target target) {
        TargetState state = states.get(target);
        return state == null ? OptionalDouble.empty() : state.latency().millis();
    }

    private TargetState state(Target target) {
        TargetState known = states.get(target);
        return known != null ? known : states.computeIfAbsent(target, t -> TargetState.fresh(t, settings(t), tools));
    }

    private BreakerSettings settings(Target target) {
        return settings.getOrDefault(target.account(), BreakerSettings.DEFAULT);
    }
}
