package io.llmrouter.engine.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a response tells beside its body.
 *
 * @param requestId the provider's name for the call, to be quoted to its support; null when it gives none
 * @param requests what is left of the limit on requests
 * @param tokens what is left of the limit on tokens
 * @param serviceTier the class of service the call had, in the provider's word; null when it does not say
 * @param billed what the call is billed; null when it does not say
 */
public record ResponseNotes(
        @Nullable String requestId,
        Headroom requests,
        Headroom tokens,
        @Nullable String serviceTier,
        @Nullable Money billed) {

    /** Nothing told. */
    public static final ResponseNotes NONE = new ResponseNotes(null, Headroom.UNKNOWN, Headroom.UNKNOWN, null);

    /** Nothing told of a bill. */
    public ResponseNotes(@Nullable String requestId, Headroom requests, Headroom tokens, @Nullable String serviceTier) {
        this(requestId, requests, tokens, serviceTier, null);
    }

    public ResponseNotes {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(tokens, "tokens");
    }

    /** Whether anything is told of limits. */
    public boolean hasHeadroom() {
        return requests.isKnown() || tokens.isKnown();
    }
}
