package io.llmrouter.engine.exec;

import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.plan.Planner;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.state.AnsweredCalls;
import io.llmrouter.engine.state.HedgeBudgets;
import io.llmrouter.engine.state.KeyRing;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Pause;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * The way of a call: features, label, plan, shadow, coalesce, last resort, deadline, cascade, walk, retry, reserve
 * (where calls are limited), breaker, call, each nested in the one before. The same way for whole answers and for
 * streams. Immutable and thread-safe.
 */
public final class Chain {

    /**
     * What the stages share.
     *
     * @param watchdog ends what is late
     * @param ticker measures
     * @param pause waits between attempts, and for what other threads do
     * @param random jitters the waits
     * @param states learns from attempts
     * @param hedges what may be spent on hedges
     * @param executor runs hedges and shared calls
     * @param counter counts tokens where no provider does
     * @param answered remembers answers that may be scored
     * @param experiments the experiments at work
     */
    public record Tools(
            Watchdog watchdog,
            Ticker ticker,
            Pause pause,
            RandomGenerator random,
            TargetStates states,
            HedgeBudgets hedges,
            Executor executor,
            TokenCounter counter,
            AnsweredCalls answered,
            Experiments experiments) {}

    private final Next<Call> first;
    private final Occupancy occupancy;

    /**
     * The way of calls.
     *
     * @param occupancy of the accounts, for copies of calls that outlast them
     */
    public Chain(Planner planner, Accounts accounts, LastResorts resorts, Tools tools, Occupancy occupancy) {
        this.occupancy = occupancy;
        Next<Keyed> call = new CallStage(accounts, tools);
        Next<Keyed> breaker = new BreakerStage(tools.states(), tools.ticker()).before(call);
        Next<Keyed> reserved = tools.states().isLoadLimited()
                ? new ReserveStage(tools.states().gates(), tools.watchdog(), tools.ticker(), tools.pause())
                        .before(breaker)
                : breaker;
        Map<String, KeyRing> rings = tools.states().keyRings(accounts.keys());
        Next<Aimed> retry =
                new RetryStage(accounts, rings, tools.states(), tools.pause(), tools.random()).before(reserved);
        DeadlineStage deadline = new DeadlineStage(tools.watchdog());
        Hedging hedging = new Hedging(tools.watchdog(), tools.executor(), tools.hedges(), tools.pause());
        Next<Planned> walk = new WalkStage(hedging, new AllRefused(accounts, tools.states())).before(retry);
        ModelCall model = new OwnPolicyCall(planner, walk);
        Verifiers verifiers = new Verifiers(model, walk);
        Next<Planned> verified = new CascadeStage(verifiers, tools.states()).before(walk);
        Next<Planned> timed = deadline.before(verified);
        Next<Planned> resort = new LastResortStage(resorts.byPolicy(), deadline, retry)
                .before(new CountStage(tools.counter()).before(timed));
        Next<Planned> coalesced = new CoalesceStage(tools.executor(), tools.pause()).before(resort);
        Next<Planned> shadowed = new ShadowStage(timed, tools.experiments(), occupancy).before(coalesced);
        Next<Begun> plan = new PlanStage(tools.answered(), tools.states()).before(shadowed);
        Labels labels = new Labels(model, tools.pause());
        Next<Described> labelled = new LabelStage(planner, labels, tools.watchdog()).before(plan);
        first = new FeaturesStage().before(labelled);
    }

    /** Who is inside of what it needs. */
    public Occupancy occupancy() {
        return occupancy;
    }

    /** Answers a call. */
    public Outcome<Reply> answer(Call call) {
        return first.proceed(call);
    }

    /** Makes the providers of last resorts that say a fixed answer. */
    public static ProviderFactory fixedAnswers() {
        return account -> new FixedAnswer(String.valueOf(account.settings().get("answer")));
    }

    /** The dialect that {@link #fixedAnswers} is for. */
    public static String fixedAnswerDialect() {
        return LastResorts.FIXED;
    }
}
