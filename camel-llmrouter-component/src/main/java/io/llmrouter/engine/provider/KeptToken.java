package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token that opens an account for a while: fetched when it is wanted and there is none, and again when four fifths of
 * its time are over. Thread-safe: of the calls that want it together one fetches it, and the others wait for that one,
 * or fetch it themselves when that one was cancelled. A token that is still good is used where no other can be had.
 */
public final class KeptToken {

    private final InstantSource clock;
    private final AtomicReference<@Nullable CompletableFuture<Outcome<String>>> underWay = new AtomicReference<>();
    private volatile @Nullable Kept kept;

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

    private record Kept(String value, Instant fresh, Instant until) {}

    /** None yet; the clock tells when it ends. */
    public KeptToken(InstantSource clock) {
        this.clock = clock;
    }

    /** The token, fetched by that if need be, which must not throw. */
    public Outcome<String> get(Supplier<Outcome<Fetched>> fetch) {
        while (true) {
            Kept known = kept;
            if (known != null && clock.instant().isBefore(known.fresh)) {
                return Outcome.answered(known.value);
            }
            CompletableFuture<Outcome<String>> mine = new CompletableFuture<>();
            CompletableFuture<Outcome<String>> other = underWay.compareAndExchange(null, mine);
            if (other == null) {
                return fetch(fetch, known, mine);
            }
            Outcome<String> theirs = other.join();
            if (!theirs.fold(value -> false, failure -> isOfTheCall(failure.kind()))) {
                return theirs;
            }
        }
    }

    /** What befell the call that fetched, and says nothing about the token. */
    private static boolean isOfTheCall(FailureKind kind) {
        return kind == FailureKind.CANCELLED || kind == FailureKind.TIMEOUT;
    }

    private Outcome<String> fetch(
            Supplier<Outcome<Fetched>> fetch, @Nullable Kept known, CompletableFuture<Outcome<String>> waitedFor) {
        Outcome<String> found = Outcome.failed(FailureKind.CANCELLED, "the token was not fetched");
        try {
            found = fetch.get()
                    .fold(
                            token -> Outcome.answered(keep(token)),
                            failure -> known != null && clock.instant().isBefore(known.until)
                                    ? Outcome.answered(known.value)
                                    : Outcome.failed(failure));
            return found;
        } finally {
            underWay.set(null);
            waitedFor.complete(found);
        }
    }

    private String keep(Fetched token) {
        Instant now = clock.instant();
        Duration fresh = Duration.between(now, token.until).multipliedBy(4).dividedBy(5);
        kept = new Kept(token.value, now.plus(fresh), token.until);
        return token.value;
    }
}
