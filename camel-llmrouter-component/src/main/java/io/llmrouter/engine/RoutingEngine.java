package io.llmrouter.engine;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.exec.Accounts;
import io.llmrouter.engine.exec.Call;
import io.llmrouter.engine.exec.CallLog;
import io.llmrouter.engine.exec.Chain;
import io.llmrouter.engine.exec.LastResorts;
import io.llmrouter.engine.exec.Occupancy;
import io.llmrouter.engine.exec.Probes;
import io.llmrouter.engine.exec.Reply;
import io.llmrouter.engine.experiment.ExperimentPlanner;
import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.policy.strategy.Knowledge;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.policy.strategy.UnusableStrategy;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs calls through the chain of the configuration in force. Shared and thread-safe: the wiring is one volatile
 * reference, replaced whole; each call keeps the one it entered.
 */
final class RoutingEngine implements LlmRouter {

    private final EngineParts parts;
    private final CallsUnderWay underWay = new CallsUnderWay();
    private final RunningTargets running;
    private final Retirements retirements;
    private final Learning learning = new LearningDesk(new LearningDesk.Lender() {
        @Override
        public <T> T with(Function<Wiring, T> action) {
            return lent(action);
        }
    });
    private volatile Wiring wiring;

    RoutingEngine(RouterConfig config, EngineParts parts) {
        this.parts = parts;
        this.wiring = wire(config);
        this.parts.useState(config.state());
        this.wiring.start();
        this.retirements = new Retirements(parts.clock());
        this.retirements.warn(config);
        this.running = new RunningTargets(this::config, parts.tools().states());
    }

    private Wiring wire(RouterConfig config) {
        parts.checkState(config.state());
        LastResorts resorts = new LastResorts(config.policies().values(), config.roster());
        List<Account> accounts = new ArrayList<>(config.accounts());
        accounts.addAll(resorts.accounts());
        Accounts open = new Accounts(accounts, parts.providers());
        WiredKnowledge knowledge = new WiredKnowledge(parts.models(), open);
        Strategies strategies = parts.strategies().with(knowledge);
        Chain.Tools tools = parts.tools();
        Planner planner = planner(config, open, strategies, knowledge);
        parts.tools().states().breakers(config.breakers());
        tools.states().gates().set(config.capacities());
        Chain chain = new Chain(planner, open, resorts, tools, new Occupancy(open::close));
        tools.experiments().configure(config.experiments());
        Wiring.Background background = new Wiring.Background(
                open,
                knowledge,
                new Probes(config.probes(), open, tools),
                new ShelfWatch(knowledge, config.learning().look(), tools));
        return new Wiring(config, planner, chain, background);
    }

    private Planner planner(RouterConfig config, Accounts open, Strategies strategies, Knowledge knowledge) {
        Chain.Tools tools = parts.tools();
        try {
            Planner experimenting = ExperimentPlanner.of(
                    config.policies(),
                    config.experiments(),
                    policies -> Planner.of(policies, config.roster(), tools.states(), strategies),
                    tools.experiments(),
                    tools.random());
            return LessonPlanner.of(experimenting, config.learning(), knowledge);
        } catch (UnusableStrategy e) {
            open.close();
            throw config.places().located(e);
        } catch (IllegalArgumentException e) {
            open.close();
            throw e;
        }
    }

    @Override
    public <R extends ModelResponse> Result<R> perform(ModelRequest<R> request, CallOptions options) {
        Run run = new Run(request, options, false);
        Reply reply = run.answer();
        return reply.fold(
                whole -> new Result<>(request.answerType().cast(whole.response()), whole.target(), run.log.decision()),
                live -> {
                    throw new IllegalStateException("a whole answer was asked for");
                });
    }

    @Override
    public AnswerStream stream(ChatRequest request, CallOptions options) {
        Run run = new Run(request, options, true);
        Reply reply = run.answer();
        return reply.fold(
                whole -> {
                    throw new IllegalStateException("a stream was asked for");
                },
                live -> new CommittedAnswer(live.target(), live.stream(), run.log));
    }

    @Override
    public Plan plan(ModelRequest<?> request, CallOptions options) {
        try {
            Wiring current = wiring;
            Plan plan = current.planner()
                    .plan(new PlanRequest(request, options, RequestFeatures.of(request, false), false));
            return plan.withAdjustments(current.adjustments(request, plan));
        } catch (IllegalArgumentException e) {
            throw LlmRouterException.of(Failure.of(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())), null);
        }
    }

    @Override
    public Judged feedback(Feedback feedback) {
        try {
            return parts.tools().answered().score(feedback);
        } catch (IllegalArgumentException e) {
            throw LlmRouterException.of(Failure.of(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage())), null);
        }
    }

    @Override
    public Experiments experiments() {
        return parts.tools().experiments();
    }

    @Override
    public Learning learning() {
        return learning;
    }

    private <T> T lent(Function<Wiring, T> action) {
        Cancellation work = new Cancellation();
        Wiring lent = entered(work);
        try {
            return action.apply(lent);
        } finally {
            underWay.leave(work);
            lent.leave();
        }
    }

    @Override
    public Optional<Instant> unavailableUntil(String policy) {
        return running.unavailableUntil(policy);
    }

    @Override
    public Operations operations() {
        return running;
    }

    @Override
    public RouterConfig config() {
        return wiring.config();
    }

    @Override
    public synchronized void reload(RouterConfig config) {
        Wiring fresh = wire(config);
        Wiring old = wiring;
        wiring = fresh;
        old.retire();
        parts.useState(config.state());
        fresh.start();
        retirements.warn(config);
    }

    @Override
    public int callsUnderWay() {
        return underWay.count();
    }

    @Override
    public boolean drain(Duration atMost) {
        return underWay.drain(atMost);
    }

    @Override
    public void close() {
        underWay.shut();
        Failure closed = Failure.of(FailureKind.CANCELLED, "the router is closed");
        underWay.giveUp(closed);
        parts.tools().experiments().giveUpCopies(closed);
        wiring.retire();
        parts.close();
    }

    private Wiring entered(Cancellation call) {
        while (underWay.enter(call)) {
            Wiring current = wiring;
            if (current.enter()) {
                return current;
            }
        }
        throw new IllegalStateException("the router is closed, or closing: it takes no more calls");
    }

    /** One call from its beginning to its end. */
    private final class Run {

        private final Cancellation cancellation = new Cancellation();
        private final Wiring entered = entered(cancellation);
        private final CallLog log = parts.newLog();
        private final Call call;

        Run(ModelRequest<?> request, CallOptions options, boolean streaming) {
            call = new Call(request, options, streaming, cancellation, log);
        }

        Reply answer() {
            boolean answered = false;
            try {
                Reply reply = entered.chain().answer(call).fold(given -> given, failure -> {
                    log.over(failure);
                    throw exception(failure);
                });
                answered = true;
                reply.whenOver(ending -> {
                    log.over(ending.failure());
                    over();
                });
                return reply;
            } finally {
                if (!answered) {
                    over();
                }
            }
        }

        private LlmRouterException exception(Failure failure) {
            return log.isPlanned()
                    ? FailureReport.exception(failure, log.decision())
                    : LlmRouterException.of(failure, null);
        }

        private void over() {
            underWay.leave(cancellation);
            entered.leave();
        }
    }
}
