package io.llmrouter.engine.exec;

import io.llmrouter.engine.limit.Claim;
import io.llmrouter.engine.limit.Gates;
import io.llmrouter.engine.limit.Place;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.observe.Wait;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.Pause;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes one of the target's places for each attempt, and gives it back when the attempt is over: a stream keeps it until it is
 * closed. Where all are taken, the call waits in its own thread if it is told to, but never beyond its deadline, and leaves
 * the queue when it is cancelled.
 */
final class ReserveStage implements Stage<Keyed, Keyed> {

    private final Gates gates;
    private final Watchdog watchdog;
    private final Ticker ticker;
    private final Pause pause;

    ReserveStage(Gates gates, Watchdog watchdog, Ticker ticker, Pause pause) {
        this.gates = gates;
        this.watchdog = watchdog;
        this.ticker = ticker;
        this.pause = pause;
    }

    @Override
    public Outcome<Reply> handle(Keyed call, Next<Keyed> next) {
        CallOptions options = call.call().options();
        String tenant = options.tenant() == null ? "" : options.tenant();
        Claim claim = new Claim(
                call.aimed().target(), options.priority(), tenant, call.aimed().waits());
        Optional<Place> place = gates.enter(claim);
        return place.isPresent() ? at(place.get(), claim, call, next) : next.proceed(call);
    }

    private Outcome<Reply> at(Place place, Claim claim, Keyed call, Next<Keyed> next) {
        long start = ticker.nanos();
        boolean waited = place.isWaiting();
        if (waited) {
            await(place, call.call());
        }
        if (waited || !place.isHeld()) {
            Duration time = waited ? Duration.ofNanos(ticker.nanos() - start) : Duration.ZERO;
            call.call().log().waited(new Wait(claim.target(), claim.priority(), time, place.isHeld()));
        }
        Optional<Failure> over = call.call().cancellation().reason();
        return place.isHeld() && over.isEmpty() ? held(place, call, next) : without(place, over);
    }

    /** Out of time is out of places; who was cancelled otherwise knows why. Neither is the key's fault. */
    private static Outcome<Reply> without(Place place, Optional<Failure> over) {
        place.leave();
        boolean late = over.isEmpty() || over.get().kind() == FailureKind.TIMEOUT;
        return Outcome.failed(
                late && !place.why().isEmpty() ? Failure.of(FailureKind.LIMIT_EXCEEDED, place.why()) : CallLog.OVER);
    }

    private void await(Place place, Call call) {
        Duration left = call.deadline().remaining();
        boolean late = left.compareTo(place.atMost()) < 0;
        Duration most = late ? left : place.atMost();
        String ending = "waited " + most.toMillis() + " ms for a place" + (late ? ", all the time the call had" : "");
        String who = "a call of class " + call.options().priority().word() + " ";
        Cancellation cancellation = call.cancellation();
        Runnable leaves = () -> place.giveUp(who + "was over before there was a place");
        cancellation.onCancel(leaves);
        try (Watchdog.Watch watch = watchdog.watch(most, () -> place.giveUp(who + ending))) {
            if (!pause.until(place.settled(), Pause.FOR_EVER)) {
                place.giveUp(who + "was interrupted");
            }
        } finally {
            cancellation.forget(leaves);
        }
    }

    private static Outcome<Reply> held(Place place, Keyed call, Next<Keyed> next) {
        boolean returned = false;
        try {
            Outcome<Reply> outcome = next.proceed(call);
            returned = true;
            return Ending.whenOver(outcome, failure -> place.leave());
        } finally {
            if (!returned) {
                place.leave();
            }
        }
    }
}
