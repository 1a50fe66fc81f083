package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.state.TargetStates;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Makes one attempt: the last stage. A stream is held back until its first content, so that what fails before is still an
 * outcome and may go elsewhere; from then on it is bound to its target.
 */
final class CallStage implements Next<Keyed> {

    private final Accounts accounts;
    private final Watchdog watchdog;
    private final Ticker ticker;
    private final TargetStates states;
    private final Answering answering;

    CallStage(Accounts accounts, Chain.Tools tools) {
        this.accounts = accounts;
        this.watchdog = tools.watchdog();
        this.ticker = tools.ticker();
        this.states = tools.states();
        this.answering = new Answering(accounts, tools.counter());
    }

    @Override
    public Outcome<Reply> proceed(Keyed call) {
        return AttemptRun.begin(call, ticker, states)
                .map(run -> attempt(call, run))
                .orElseGet(() -> Outcome.failed(CallLog.OVER));
    }

    private Outcome<Reply> attempt(Keyed call, AttemptRun run) {
        Target target = call.aimed().target();
        Outcome<Reply> outcome = guarded(() -> call.call().streaming() ? stream(run, target) : whole(run, target));
        return outcome.fold(reply -> outcome, failure -> {
            Failure reason = run.cancelled().orElse(failure);
            run.fail(reason);
            return Outcome.failed(reason);
        });
    }

    private Outcome<Reply> whole(AttemptRun run, Target target) {
        return answering.answer(run).map(response -> {
            Usage usage = run.usage(response);
            run.end(null, usage);
            return new Reply.Whole(target, response.withUsage(usage), new Ending(null, usage));
        });
    }

    private Outcome<Reply> stream(AttemptRun run, Target target) {
        ChatRequest chat = run.request().chat().orElseThrow();
        Duration limit = run.timeouts().firstToken();
        try (Watchdog.Watch watch = watchdog.watch(
                limit,
                () -> run.cancel(
                        Failure.of(FailureKind.TIMEOUT, "no first token within " + limit.toMillis() + " ms")))) {
            return accounts.provider(target.account()).stream(run.toProvider(chat))
                    .fold(events -> held(run, target, events, watch), Outcome::failed);
        }
    }

    private Outcome<Reply> held(AttemptRun run, Target target, EventStream events, Watchdog.Watch watch) {
        try {
            return hold(run, target, events, watch);
        } catch (RuntimeException e) {
            events.close();
            throw e;
        }
    }

    private Outcome<Reply> hold(AttemptRun run, Target target, EventStream events, Watchdog.Watch watch) {
        HeldBack held = new HeldBack(ticker, run.streamGuard());
        try (SpeedCheck speed = new SpeedCheck(watchdog, run, held)) {
            boolean committed = false;
            while (!committed) {
                if (!events.hasNext()) {
                    return broken(
                            events, Failure.of(FailureKind.CONNECTION_LOST, "the stream broke off before content"));
                }
                StreamEvent event = events.next();
                if (event instanceof StreamEvent.Failed failed) {
                    return broken(events, failed.failure());
                }
                watch.push(run.timeouts().firstToken());
                run.saw(event);
                committed = held.commitsWith(event);
                speed.sawEvent();
            }
        }
        return Outcome.answered(new Reply.Live(target, new CommittedStream(run, events, held.events(), watchdog)));
    }

    private static Outcome<Reply> broken(EventStream events, Failure failure) {
        events.close();
        return Outcome.failed(failure);
    }

    static Failure bug(RuntimeException thrown) {
        return Failure.of(FailureKind.MALFORMED_RESPONSE, "the provider's code failed: " + thrown);
    }

    /** A provider's bug is a failed attempt, not a lost call. */
    private static Outcome<Reply> guarded(Supplier<Outcome<Reply>> provider) {
        try {
            return provider.get();
        } catch (RuntimeException e) {
            return Outcome.failed(bug(e));
        }
    }
}
