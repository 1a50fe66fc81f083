package io.llmrouter.camel;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Result;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.policy.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An engine that remembers what it is asked and answers what it is told. */
final class RecordingRouter implements LlmRouter {

    static final Target TARGET = new Target("acme", "small");

    final List<ChatRequest> requests = new ArrayList<>();
    final List<CallOptions> options = new ArrayList<>();
    List<StreamEvent> events = List.of();
    boolean streamClosed;
    private Supplier<String> answer = () -> "fine";

    RecordingRouter answering(String text) {
        answer = () -> text;
        return this;
    }

    RecordingRouter failing(RuntimeException failure) {
        answer = () -> {
            throw failure;
        };
        return this;
    }

    ChatRequest request() {
        return requests.get(requests.size() - 1);
    }

    CallOptions option() {
        return options.get(options.size() - 1);
    }

    static Decision decision(String degraded) {
        Plan plan = new Plan(
                "default", null, null, "ordered", 3, 9, List.of(), List.of(), Detours.NONE, Map.of(), null, Trial.NONE);
        Attempt attempt = new Attempt(
                1,
                TARGET,
                "…key1",
                null,
                Usage.of(3, 2),
                Money.usd("0.000012"),
                Duration.ofMillis(40),
                null,
                false,
                null,
                Operation.CHAT,
                List.of());
        return new Decision(
                "d-1",
                plan,
                List.of(attempt),
                Money.usd("0.000012"),
                Duration.ofMillis(42),
                degraded,
                null,
                List.of(),
                List.of());
    }

    private void remember(ChatRequest request, CallOptions how) {
        requests.add(request);
        options.add(how);
    }

    @Override
    public <R extends ModelResponse> Result<R> perform(ModelRequest<R> request, CallOptions how) {
        remember(request.chat().orElseThrow(), how);
        ChatResponse response = ChatResponse.of("small-2026", answer.get(), Usage.of(3, 2));
        return new Result<>(request.answerType().cast(response), TARGET, decision(null));
    }

    @Override
    public AnswerStream stream(ChatRequest request, CallOptions how) {
        remember(request, how);
        Iterator<StreamEvent> iterator = events.iterator();
        return new AnswerStream() {
            @Override
            public Target target() {
                return TARGET;
            }

            @Override
            public Decision decision() {
                return RecordingRouter.decision(null);
            }

            @Override
            public void close() {
                streamClosed = true;
            }

            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public StreamEvent next() {
                return iterator.next();
            }
        };
    }

    @Override
    public Plan plan(ModelRequest<?> request, CallOptions how) {
        remember(request.chat().orElseThrow(), how);
        return decision(null).plan();
    }

    @Override
    public RouterConfig config() {
        Map<String, Policy> policies =
                Stream.of("default", "cheap", "mine").collect(Collectors.toMap(name -> name, RecordingRouter::policy));
        return new RouterConfig(List.of(), Catalogue.of(Map.of(), Map.of()), new AnyModel(), policies);
    }

    private static Policy policy(String name) {
        return new Policy(
                name,
                List.of(),
                Constraints.NONE,
                List.of(),
                StrategySpec.of("ordered"),
                Retry.DEFAULT,
                Timeouts.DEFAULT,
                null,
                Fallbacks.NONE,
                null,
                null,
                false);
    }

    /** Takes every name for a model it knows. */
    private static final class AnyModel implements Roster {
        @Override
        public List<Candidate> resolve(List<CandidatePattern> patterns) {
            return List.of();
        }

        @Override
        public List<Candidate> all() {
            return List.of();
        }
    }

    @Override
    public void reload(RouterConfig config) {
        throw new UnsupportedOperationException("nobody asks here");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("a router of the registry is not the component's to close");
    }
}
