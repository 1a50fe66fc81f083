package io.llmrouter.engine.provider.identity;

import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.wire.Cancellation;
import io.llmrouter.engine.wire.WireRequest;
import java.util.Map;

/**
 * Signs the requests of accounts that no fixed key in a header opens. A preset names its scheme; it is used by accounts
 * without a key, or by those whose key must be exchanged first. Thread-safe; never throws.
 */
@FunctionalInterface
public interface RequestSigner {

    /**
     * The headers to add to a request that is otherwise ready; a failure when it cannot be signed. Where it waits for a
     * server, it ends early when the call is cancelled.
     *
     * @param key the account's; {@link Credential#NONE} unless the {@link Factory} takes keys
     */
    Outcome<Map<String, String>> sign(WireRequest request, Credential key, Cancellation cancellation);

    /** The same for an account without a key, and a call that is not cancelled. */
    default Outcome<Map<String, String>> sign(WireRequest request) {
        return sign(request, Credential.NONE, new Cancellation());
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
