package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches an access token that opens an account: fetches one when it is wanted and there is none, and a new one when
 * four fifths of its lifetime are over. A token that is still valid is used while a new one is fetched, and also where
 * that fails; then half a minute passes before the next try.
 *
 * <p>Thread-safe without a lock. Whoever puts a future into {@code underWay} has the right to fetch: it fetches in its
 * own thread, and removes the future before completing it. It first looks at {@code kept} again, because the fetch
 * before may just have succeeded. Calls without a valid token wait for that future, each until its own cancellation;
 * where the fetch failed for reasons of the fetching call alone, they compete for the right themselves. {@code kept} is
 * replaced as a whole: by the fetching call, and by compare-and-set where the new value depends on the old one or a
 * refused token is forgotten. {@code wanted} only tells which tokens nobody asks for any more.
 */
public final class CachedToken {

    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(30);
    private static final Duration UNTIL_IDLE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final AtomicReference<@Nullable CompletableFuture<Outcome<String>>> underWay = new AtomicReference<>();
    private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
    private volatile Instant wanted;

    /**
     * A token as it was given.
     *
     * @param value what is sent
     * @param until when it ends
     */
    public record Fetched(String value, Instant until) {
        @Override
        public String toString() {
            return "a token until " + until;
        }
    }

    private record Kept(String value, Instant fresh, Instant until) {

        boolean isGood(Instant now) {
            return now.isBefore(until);
        }

        /** The same, not to be replaced for a while. */
        Kept retriedAfter(Instant next) {
            return new Kept(value, next.isBefore(until) ? next : until, until);
        }

        @Override
        public String toString() {
            return "a token until " + until;
        }
    }

    /** None yet; the clock tells when it ends. */
    public CachedToken(InstantSource clock) {
        this.clock = clock;
        this.wanted = clock.instant();
    }

    /**
     * The token, fetched by that if need be, which must not throw and should end when the call is cancelled. A call that
     * waits for another's fetch leaves with the failure of its own cancellation.
     */
    public Outcome<String> get(Supplier<Outcome<Fetched>> fetch, Cancellation cancellation) {
        while (true) {
            Kept known = kept.get();
            if (known != null && clock.instant().isBefore(known.fresh)) {
                return Outcome.answered(known.value);
            }
            wanted = clock.instant();
            CompletableFuture<Outcome<String>> mine = new CompletableFuture<>();
            CompletableFuture<Outcome<String>> other = underWay.compareAndExchange(null, mine);
            if (other == null) {
                return fetch(fetch, mine);
            }
            if (known != null && known.isGood(clock.instant())) {
                return Outcome.answered(known.value);
            }
            Outcome<String> theirs = OutcomeWait.outcome(other, cancellation);
            if (theirs.fold(value -> true, failure -> !isOfTheCall(failure))) {
                return theirs;
            }
            if (cancellation.reason().isPresent() || Thread.currentThread().isInterrupted()) {
                return cancellation.reason().map(Outcome::<String>failed).orElse(theirs);
            }
        }
    }

    /** Forgets a token that was refused, if it is still this one: the next call fetches another. Tells whether it was. */
    public boolean forget(String value) {
        Kept known = kept.get();
        while (known != null && known.value.equals(value)) {
            if (kept.compareAndSet(known, null)) {
                return true;
            }
            known = kept.get();
        }
        return false;
    }

    /** Whether there is no valid token, nobody fetches one, and nobody has wanted one for a while. */
    public boolean isIdle() {
        Instant now = clock.instant();
        Kept known = kept.get();
        return (known == null || !known.isGood(now))
                && underWay.get() == null
                && wanted.plus(UNTIL_IDLE).isBefore(now);
    }

    /** Whether the fetching call itself was cancelled or late, which says nothing about the token. */
    private static boolean isOfTheCall(Failure failure) {
        return failure.kind() == FailureKind.CANCELLED || failure.kind() == FailureKind.TIMEOUT;
    }

    private Outcome<String> fetch(Supplier<Outcome<Fetched>> fetch, CompletableFuture<Outcome<String>> waitedFor) {
        Outcome<String> found = Outcome.failed(FailureKind.CANCELLED, "the token was not fetched");
        try {
            Kept known = kept.get();
            found = known != null && clock.instant().isBefore(known.fresh)
                    ? Outcome.answered(known.value)
                    : fetch.get().fold(token -> Outcome.answered(keep(token)), failure -> instead(known, failure));
            return found;
        } finally {
            underWay.set(null);
            waitedFor.complete(found);
        }
    }

    private String keep(Fetched token) {
        Instant now = clock.instant();
        Duration fresh = Duration.between(now, token.until).multipliedBy(4).dividedBy(5);
        kept.set(new Kept(token.value, now.plus(fresh), token.until));
        return token.value;
    }

    /** A caller who went away is no reason to spare the server the next try. */
    private Outcome<String> instead(@Nullable Kept known, Failure failure) {
        Instant now = clock.instant();
        boolean wasForgotten = kept.get() != known;
        if (known == null || wasForgotten || !known.isGood(now)) {
            return Outcome.failed(failure);
        }
        if (failure.kind() != FailureKind.CANCELLED) {
            kept.compareAndSet(known, known.retriedAfter(now.plus(UNTIL_NEXT_TRY)));
        }
        return Outcome.answered(known.value);
    }
}
