package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Makes one attempt: the last stage. A stream is held back until its first content, so that what fails before is still an
 * outcome and may go elsewhere; from then on it is bound to its target.
 */
final class CallStage implements Next<Keyed> {

    /** How many events are held back at most; when full, the stream commits. */
    static final int MOST_HELD = 64;

    private final Accounts accounts;
    private final Watchdog watchdog;
    private final Ticker ticker;

    CallStage(Accounts accounts, Watchdog watchdog, Ticker ticker) {
        this.accounts = accounts;
        this.watchdog = watchdog;
        this.ticker = ticker;
    }

    @Override
    public Outcome<Reply> proceed(Keyed call) {
        AttemptRun run = new AttemptRun(call, ticker);
        Target target = call.aimed().target();
        Provider provider = accounts.provider(target.account());
        Outcome<Reply> outcome = call.call().streaming() ? stream(provider, run, target) : whole(provider, run, target);
        return outcome.fold(reply -> outcome, failure -> {
            Failure reason = run.cancelled().orElse(failure);
            run.end(reason, null);
            return Outcome.failed(reason);
        });
    }

    private Outcome<Reply> whole(Provider provider, AttemptRun run, Target target) {
        Outcome<ChatResponse> outcome = guarded(() -> provider.chat(run.toProvider()));
        return outcome.map(response -> {
            Usage usage = run.usage(response);
            run.end(null, usage);
            return new Reply.Whole(target, response.withUsage(usage), new Ending(null, usage));
        });
    }

    private Outcome<Reply> stream(Provider provider, AttemptRun run, Target target) {
        Duration limit = run.timeouts().firstToken();
        Watchdog.Watch watch = watchdog.watch(
                limit,
                () -> run.cancel(Failure.of(FailureKind.TIMEOUT, "no first token within " + limit.toMillis() + " ms")));
        Outcome<Reply> outcome = guarded(() -> provider.stream(run.toProvider()))
                .fold(events -> commit(run, target, events, watch), Outcome::failed);
        if (!outcome.isAnswered()) {
            watch.close();
        }
        return outcome;
    }

    private Outcome<Reply> commit(AttemptRun run, Target target, EventStream events, Watchdog.Watch watch) {
        Deque<StreamEvent> held = new ArrayDeque<>();
        while (held.size() < MOST_HELD) {
            if (!events.hasNext()) {
                events.close();
                return Outcome.failed(FailureKind.CONNECTION_LOST, "the stream broke off before any content");
            }
            StreamEvent event = events.next();
            if (event instanceof StreamEvent.Failed failed) {
                events.close();
                return Outcome.failed(failed.failure());
            }
            watch.push(run.timeouts().firstToken());
            run.saw(event);
            if (event.kind() != StreamEvent.Kind.PING) {
                held.add(event);
            }
            if (event.kind().commits() || event.kind() == StreamEvent.Kind.FINISHED) {
                break;
            }
        }
        watch.close();
        return Outcome.answered(new Reply.Live(target, new CommittedStream(run, events, held, watchdog)));
    }

    /** A provider's bug is a failed attempt, not a lost call. */
    private static <T> Outcome<T> guarded(Supplier<Outcome<T>> provider) {
        try {
            return provider.get();
        } catch (RuntimeException e) {
            return Outcome.failed(FailureKind.MALFORMED_RESPONSE, "the provider's code failed: " + e);
        }
    }
}
