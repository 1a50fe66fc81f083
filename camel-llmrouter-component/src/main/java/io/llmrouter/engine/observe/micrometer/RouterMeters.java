package io.llmrouter.engine.observe.micrometer;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.TargetEvent;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.observe.Wait;
import io.llmrouter.engine.provider.Account;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the meters of one router, which {@link RouterMeter} lists. To be given to the router's builder as listener and
 * target listener, bound to the router that is built, and closed with it. Thread-safe.
 */
public final class RouterMeters implements CallListener, TargetListener, AutoCloseable {

    private static final List<String> BREAKER_STATES = List.of("closed", "open", "half_open", "held_open");
    private static final List<String> KEY_STATES = List.of("usable", "cooling", "rejected");

    private final Series series;
    private final Names names = new Names();
    private final Set<Object> shown = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LlmRouter router;
    private volatile @Nullable Sight sight;

    public RouterMeters(MeterRegistry registry) {
        series = new Series(registry);
    }

    /** Finds everything of a type, such as the beans of an application. */
    public interface Lookup {

        <T> Set<T> all(Class<T> type);
    }

    /**
     * Meters in the registry of an application: in its composite one, if it has several; empty when it has none.
     */
    public static Optional<RouterMeters> in(Lookup application) {
        Set<MeterRegistry> registries = application.all(MeterRegistry.class);
        if (registries.size() <= 1) {
            return registries.stream().findFirst().map(RouterMeters::new);
        }
        return Optional.of(new RouterMeters(registries.stream()
                .filter(CompositeMeterRegistry.class::isInstance)
                .findFirst()
                .orElseGet(() -> composite(registries))));
    }

    private static MeterRegistry composite(Set<MeterRegistry> registries) {
        CompositeMeterRegistry all = new CompositeMeterRegistry();
        registries.forEach(all::add);
        return all;
    }

    /** Shows the state of that router: of each target and account from the first thing that is told of it. */
    public RouterMeters bind(LlmRouter bound) {
        router = bound;
        sight = new Sight(bound);
        series.show(RouterMeter.CALLS_UNDER_WAY, bound::callsUnderWay);
        return this;
    }

    @Override
    public void on(CallEvent event) {
        event.fold(
                attempted -> {
                    attempted(attempted.attempt());
                    return true;
                },
                ended -> {
                    ended(ended.decision(), ended.failure());
                    return true;
                });
    }

    @Override
    public void on(TargetEvent event) {
        Target target = event.target();
        if (target == null) {
            showKeys(event.account());
        } else {
            show(target);
        }
        String account = target == null ? event.account() : names.account(target);
        series.count(RouterMeter.EVENTS, 1, account, event.type().word());
    }

    @Override
    public void close() {
        series.close();
    }

    private void attempted(Attempt attempt) {
        Target target = attempt.target();
        show(target);
        series.count(RouterMeter.ATTEMPTS, 1, names.target(target), word(attempt.failure(), "answered"));
        if (attempt.cost() == null) {
            series.count(RouterMeter.COST_UNKNOWN, 1, names.target(target));
        } else {
            series.count(RouterMeter.COST, attempt.cost().toUsd().doubleValue(), names.target(target));
        }
        operation(attempt);
        if (attempt.usage() != null) {
            used(target, attempt.usage());
        }
    }

    private void operation(Attempt attempt) {
        String operation = Names.operation(attempt.operation());
        String provider = provider(attempt.target());
        String model = names.model(attempt.target());
        String error = word(attempt.failure(), "none");
        series.time(RouterMeter.OPERATION_DURATION, attempt.latency(), operation, provider, model, error);
        if (attempt.firstContent() != null) {
            series.time(RouterMeter.FIRST_CHUNK, attempt.firstContent(), operation, provider, model);
        }
        Usage usage = attempt.usage();
        if (usage != null) {
            series.measure(RouterMeter.TOKEN_USAGE, usage.inputTokens(), operation, provider, model, "input");
            series.measure(RouterMeter.TOKEN_USAGE, usage.outputTokens(), operation, provider, model, "output");
        }
    }

    private void used(Target target, Usage usage) {
        long written = Usage.sum(usage.cacheWriteTokens(), usage.longCacheWriteTokens());
        tokens(target, "input", usage.inputTokens() - usage.cachedInputTokens() - written);
        tokens(target, "cached_input", usage.cachedInputTokens());
        tokens(target, "cache_write", written);
        tokens(target, "output", usage.outputTokens() - usage.reasoningTokens());
        tokens(target, "reasoning", usage.reasoningTokens());
    }

    private void tokens(Target target, String of, long count) {
        if (count > 0) {
            series.count(RouterMeter.TOKENS, count, names.target(target), of);
        }
    }

    private void ended(Decision decision, @Nullable Failure failure) {
        String policy = decision.plan().policy();
        boolean degraded = decision.degraded() != null;
        series.time(RouterMeter.CALLS, decision.latency(), policy, word(failure, degraded ? "degraded" : "answered"));
        many(RouterMeter.FALLBACKS, fallbacks(decision.attempts()), policy);
        many(
                RouterMeter.HEDGES,
                decision.attempts().stream().filter(Attempt::hedge).count(),
                policy);
        many(RouterMeter.COALESCED, decision.sharedWith() == null ? 0 : 1, policy);
        decision.waits().forEach(this::waited);
        many(RouterMeter.DEGRADED, degraded && failure == null ? 1 : 0, policy);
    }

    private void waited(Wait wait) {
        String result = wait.admitted() ? "admitted" : "refused";
        show(wait.target());
        series.time(
                RouterMeter.WAITS,
                wait.time(),
                names.target(wait.target()),
                wait.priority().word(),
                result);
    }

    private void many(RouterMeter meter, long count, String policy) {
        if (count > 0) {
            series.count(meter, count, policy);
        }
    }

    private static long fallbacks(List<Attempt> attempts) {
        List<Target> walked = attempts.stream()
                .filter(attempt -> !attempt.hedge())
                .map(Attempt::target)
                .toList();
        long count = 0;
        for (int i = 1; i < walked.size(); i++) {
            count += walked.get(i).equals(walked.get(i - 1)) ? 0 : 1;
        }
        return count;
    }

    private String provider(Target target) {
        LlmRouter bound = router;
        List<Account> accounts = bound == null ? List.of() : bound.config().accounts();
        return names.knows(target) ? Names.provider(target, accounts) : Names.OTHER;
    }

    private static String word(@Nullable Failure failure, String otherwise) {
        return failure == null ? otherwise : failure.kind().word();
    }

    private void show(Target target) {
        Sight seen = sight;
        if (seen == null || !names.knows(target) || !shown.add(target)) {
            return;
        }
        for (String state : BREAKER_STATES) {
            series.show(RouterMeter.BREAKER_STATE, () -> seen.breaker(target, state), target.toString(), state);
        }
        series.show(RouterMeter.TARGET_OUT, () -> seen.out(target), target.toString());
        series.show(RouterMeter.TARGET_CALLS, () -> seen.underWay(target), target.toString());
        series.show(RouterMeter.TARGET_WAITING, () -> seen.waiting(target), target.toString());
        series.show(RouterMeter.TARGET_ERRORS, () -> seen.errorRate(target), target.toString());
        series.show(RouterMeter.TARGET_REQUESTS_LEFT, () -> seen.requestsLeft(target), target.toString());
        series.show(RouterMeter.TARGET_TOKENS_LEFT, () -> seen.tokensLeft(target), target.toString());
        series.show(RouterMeter.TARGET_WARM, () -> seen.warm(target), target.toString());
        showKeys(target.account());
    }

    private void showKeys(String account) {
        Sight seen = sight;
        if (seen == null || !shown.add(account)) {
            return;
        }
        for (String state : KEY_STATES) {
            series.show(RouterMeter.KEYS, () -> seen.keys(account, state), account, state);
        }
    }
}
