package io.llmrouter.engine.policy;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ModelRequest;
import java.util.OptionalLong;

/**
 * What a decision is about.
 *
 * @param request what is asked
 * @param options how the caller wants it routed
 * @param features what is known of the request
 * @param streaming whether the answer is to arrive piece by piece
 */
public record PlanRequest(ModelRequest<?> request, CallOptions options, RequestFeatures features, boolean streaming) {

    /** The same request, by another policy. */
    public PlanRequest under(String policy) {
        return new PlanRequest(request, options.withPolicy(policy), features, streaming);
    }

    /**
     * The conversation it belongs to, as a hash: of its instructions, its first question, its user and its tenant. Empty when
     * it is no chat.
     */
    public OptionalLong conversation() {
        return Affinity.CONVERSATION.key(this);
    }
}
