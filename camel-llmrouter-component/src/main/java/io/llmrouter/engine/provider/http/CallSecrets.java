package io.llmrouter.engine.provider.http;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.provider.identity.RequestSigner;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of one call out of its failures: the key, the account's other secrets, and what a signer added to
 * the headers. Some providers quote in an error what they were sent. Thread-safe: the call adds what it sends, and the
 * reader of its stream may look at it later.
 */
final class CallSecrets {

    private final Credential key;
    private volatile SentSecrets sent;
    private volatile Map<String, String> proof = Map.of();
    private volatile Map<String, String> refused = Map.of();

    CallSecrets(SentSecrets sent, Credential key) {
        this.sent = sent;
        this.key = key;
    }

    /** The headers that a signer adds to the next request. */
    Map<String, String> add(Map<String, String> headers) {
        sent = sent.with(headers);
        proof = headers;
        return headers;
    }

    /** Has the signer forget what it added, if the provider refused that; whether signing once more may do better. */
    boolean forgetIfRefused(Outcome<?> outcome, @Nullable RequestSigner signer) {
        if (signer == null || proof.isEmpty() || !outcome.fold(answer -> false, CallSecrets::isRefusal)) {
            return false;
        }
        refused = proof;
        return signer.forget(key, proof);
    }

    /** Whether the signer has added again what was refused before, because its library keeps tokens, too. */
    boolean isRefusedAlready() {
        return !refused.isEmpty() && refused.equals(proof);
    }

    private static boolean isRefusal(Failure failure) {
        return failure.kind() == FailureKind.AUTHENTICATION && failure.status() != null;
    }

    <T> Outcome<T> clean(Outcome<T> outcome) {
        return outcome.fold(Outcome::answered, failure -> Outcome.failed(hide(failure)));
    }

    Failure hide(Failure failure) {
        String message = sent.hidden(failure.message(), key);
        return message.equals(failure.message()) ? failure : failure.saying(message);
    }
}
