package io.llmrouter.engine.exec;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.TargetListener;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Hedge;
import io.llmrouter.engine.policy.LastResort;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.StreamGuard;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.plan.Planning;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A chain over scripted providers, planned in the order they were added; time passes only where a test lets it. */
final class Scene implements AutoCloseable {

    final Cancellation caller = new Cancellation();
    final List<Duration> waits = new ArrayList<>();
    Instant now = Instant.EPOCH;
    int maxTokens;
    final HeldTime time = new HeldTime(this::waited);
    final List<CallEvent> events = new ArrayList<>();
    final TargetStates states = new TargetStates(() -> now, new Random(1), TargetListener.NONE);
    Retry retry = new Retry(3, Duration.ofMillis(200), Duration.ofSeconds(5), 0, true);
    Timeouts timeouts = Timeouts.DEFAULT;

    @Nullable
    LastResort lastResort;

    Fallbacks fallbacks = Fallbacks.NONE;

    @Nullable
    Hedge hedge;

    @Nullable
    StreamGuard streamGuard;

    boolean coalesce;
    Verification verification;

    CallOptions options = CallOptions.DEFAULT;

    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, List<Credential>> keys = new LinkedHashMap<>();
    private final Map<String, Long> windows = new LinkedHashMap<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private Chain shared;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    CallLog log = new CallLog("call-1", time, events::add);

    Scene account(String name, Provider provider, String... secrets) {
        providers.put(name, provider);
        keys.put(
                name,
                List.of(secrets.length == 0 ? new String[] {""} : secrets).stream()
                        .map(Credential::new)
                        .toList());
        return this;
    }

    Scene window(String account, long tokens) {
        windows.put(account, tokens);
        return this;
    }

    Outcome<Reply> chat() {
        return answer(false);
    }

    Outcome<Reply> stream() {
        return answer(true);
    }

    /** What becomes of a call whose time was up before its chain began. */
    Outcome<Reply> chatTooLate() {
        Deadline over = Deadline.in(Duration.ZERO, time);
        return chain().answer(new Call(request(), options, false, caller, log).by(over));
    }

    /** Who was tried, in order. */
    String tried() {
        return log.attempts().stream().map(each -> each.target().account()).collect(Collectors.joining(" "));
    }

    /** Another caller of the same chain, in a thread of its own. */
    Caller caller(String id, CallOptions wishes) {
        if (shared == null) {
            shared = chain();
        }
        return new Caller(id, wishes, shared);
    }

    private Outcome<Reply> answer(boolean streaming) {
        return chain().answer(new Call(request(), options, streaming, caller, log));
    }

    private Chain chain() {
        Policy policy = policy();
        Map<String, ProviderFactory> factories = new LinkedHashMap<>();
        providers.forEach((name, provider) -> factories.put(name, account -> provider));
        factories.put(Chain.fixedAnswerDialect(), Chain.fixedAnswers());
        LastResorts resorts = new LastResorts(List.of(policy), new Everyone());
        List<Account> accounts = new ArrayList<>(resorts.accounts());
        providers.keySet().forEach(name -> accounts.add(account(name)));
        Chain.Tools tools = SceneParts.tools(new Watchdog(scheduler, time), time, time, states, executor);
        return new Chain(
                new InOrder(policy), new Accounts(accounts, factories), resorts, tools, new Occupancy(() -> {}));
    }

    private Policy policy() {
        return new Policy(
                "default",
                List.of(),
                Constraints.NONE,
                List.of(),
                StrategySpec.of("ordered"),
                retry,
                timeouts,
                lastResort,
                fallbacks,
                hedge,
                streamGuard,
                coalesce);
    }

    Target target(String account) {
        return candidate(account).target();
    }

    private ChatRequest request() {
        ChatRequest request = ChatRequest.of("Hello?");
        return maxTokens == 0 ? request : request.withSampling(Sampling.DEFAULT.withMaxTokens(maxTokens));
    }

    private void waited(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    private Account account(String name) {
        Preset preset = new Preset(name, name, null, List.of(), false, "", null, Quirks.NONE, Map.of());
        return new Account(name, preset, null, keys.get(name), null, Set.of(), Map.of(), null);
    }

    private Candidate candidate(String account) {
        ModelCard card = new ModelCard(
                account + "/model",
                windows.get(account),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Price.of(1_000_000_000, 2_000_000_000),
                Map.of(),
                Set.of(),
                Set.of(Operation.CHAT),
                null,
                null,
                null);
        return new Candidate(new Target(account, "model"), card, null, Set.of(), 1, null, false);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        executor.shutdownNow();
    }

    private final class Everyone implements Roster {
        @Override
        public List<Candidate> resolve(List<CandidatePattern> patterns) {
            return patterns.stream()
                    .map(each -> candidate(Target.parse(each.pattern()).account()))
                    .toList();
        }

        @Override
        public List<Candidate> all() {
            return providers.keySet().stream().map(Scene.this::candidate).toList();
        }
    }

    private final class InOrder implements Planner {
        private final Policy policy;

        InOrder(Policy policy) {
            this.policy = policy;
        }

        @Override
        public Planning begin(PlanRequest request) {
            return Planning.of(policy, this::order);
        }

        private Plan order(PlanRequest request) {
            boolean judging = "judges".equals(request.options().policy());
            if (request.options().policy() != null && !judging) {
                throw new IllegalArgumentException(
                        "there is no policy '" + request.options().policy() + "'");
            }
            List<Ranked> ranked = providers.keySet().stream()
                    .filter(name -> !name.startsWith("spare") && name.startsWith("judge") == judging)
                    .map(name -> new Ranked(candidate(name), null, "in order"))
                    .toList();
            return SceneParts.plan(ranked, judging ? null : verification);
        }

        @Override
        public Policy policy(CallOptions chosen) {
            return policy;
        }
    }

    /** A caller with a log and a thread of its own. */
    final class Caller {

        final CallLog log;
        private final CallOptions wishes;
        private final Chain chain;
        private volatile Thread thread;

        Caller(String id, CallOptions wishes, Chain chain) {
            this.log = new CallLog(id, time, events::add);
            this.wishes = wishes;
            this.chain = chain;
        }

        CompletableFuture<Outcome<Reply>> chat() {
            return CompletableFuture.supplyAsync(() -> ask(false), executor);
        }

        CompletableFuture<Outcome<Reply>> stream() {
            return CompletableFuture.supplyAsync(() -> ask(true), executor);
        }

        /** Whether it waits for an answer. */
        boolean isWaiting() {
            return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
        }

        private Outcome<Reply> ask(boolean streaming) {
            thread = Thread.currentThread();
            return chain.answer(new Call(request(), wishes, streaming, new Cancellation(), log));
        }
    }

    /** What a model said in a chat. */
    static String text(ModelResponse response) {
        return ((ChatResponse) response).text();
    }
}
