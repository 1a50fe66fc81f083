package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.util.Map;

/**
 * Proves who sends a request, where no key in a header does: a preset names its scheme, and it is used by accounts
 * without a key, or by those whose key must be exchanged first. Thread-safe; never throws.
 */
@FunctionalInterface
public interface RequestSigner {

    /** The headers to add to a request that is ready but for them; a failure when it cannot be signed. */
    Outcome<Map<String, String>> sign(WireRequest request);

    /**
     * The same for a request that has the account's key in its header, if there is one: usually nothing is added to it.
     * Ends early when the call is cancelled, if it waits for a server.
     */
    default Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation) {
        return key.secret().isEmpty() ? sign(request) : Outcome.answered(Map.of());
    }

    /**
     * Told that the provider refused what was added to a request: it is not used again, if it is this signer that keeps
     * it. Tells whether signing once more may add something better.
     */
    default boolean forget(Credential key, Map<String, String> added) {
        return false;
    }

    /** Makes the signers of one scheme. */
    @FunctionalInterface
    interface Factory {

        /**
         * The signer of an account.
         *
         * @throws IllegalArgumentException with a message for the person who configured it, if something is missing
         */
        RequestSigner create(Account account);

        /** Whether its signers are for accounts with a key, too. */
        default boolean takesKeys() {
            return false;
        }
    }
}
