package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.state.KeyRing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts with the keys of a ring, and tells the ring how they ended: at once, or when the stream is over.
 *
 * @param ring gives the keys
 * @param credentials the keys themselves, in the ring's order
 * @param next makes an attempt
 */
record KeyedAttempts(KeyRing ring, List<Credential> credentials, Next<Keyed> next) {

    private static final Set<FailureKind> NEVER_SENT =
            EnumSet.of(FailureKind.TRIPPED, FailureKind.UNSUPPORTED, FailureKind.LIMIT_EXCEEDED);

    Outcome<Reply> attempt(Aimed call, KeyRing.Turn turn) {
        boolean returned = false;
        try {
            Outcome<Reply> outcome = next.proceed(new Keyed(call, credentials.get(turn.index())));
            returned = true;
            return outcome.fold(
                    reply -> {
                        reply.whenOver(ending -> over(call, turn, ending.failure(), ending.usage()));
                        return outcome;
                    },
                    failure -> {
                        over(call, turn, failure, null);
                        return outcome;
                    });
        } finally {
            if (!returned) {
                turn.forgotten();
            }
        }
    }

    private static void over(Aimed call, KeyRing.Turn turn, @Nullable Failure failure, @Nullable Usage usage) {
        if (failure != null && (isUnsent(failure) || failure == CallLog.OVER)) {
            turn.forgotten();
            return;
        }
        Money cost = usage == null ? null : call.cost(usage).orElse(null);
        turn.ended(failure, usage, cost);
    }

    /** What has a status was told by the provider, so that the key did its part. */
    private static boolean isUnsent(Failure failure) {
        return failure.status() == null && NEVER_SENT.contains(failure.kind());
    }
}
