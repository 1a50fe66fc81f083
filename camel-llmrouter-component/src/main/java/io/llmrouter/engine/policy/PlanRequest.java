package io.llmrouter.engine.policy;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a decision is about.
 *
 * @param request what is asked
 * @param options how the caller wants it routed
 * @param features what is known of the request
 * @param streaming whether the answer is to arrive piece by piece
 * @param labels what models said of the request, by what they were asked; empty where none was asked
 */
public record PlanRequest(
        ModelRequest<?> request,
        CallOptions options,
        RequestFeatures features,
        boolean streaming,
        Map<Labelling, Label> labels) {
    public PlanRequest {
        labels = Map.copyOf(labels);
    }

    /** A request that no model has said anything of. */
    public PlanRequest(ModelRequest<?> request, CallOptions options, RequestFeatures features, boolean streaming) {
        this(request, options, features, streaming, Map.of());
    }

    /** The same request, by another policy. */
    public PlanRequest under(String policy) {
        return with(options.withPolicy(policy));
    }

    /** The same request on other terms. */
    public PlanRequest with(CallOptions other) {
        return new PlanRequest(request, other, features, streaming, labels);
    }

    /** The same request, with what models said of it. */
    public PlanRequest labelled(Map<Labelling, Label> said) {
        return new PlanRequest(request, options, features, streaming, said);
    }

    /**
     * The conversation it belongs to, as a hash: of its instructions, its first question, its user and its tenant. Empty when
     * it is no chat.
     */
    public OptionalLong conversation() {
        return Affinity.CONVERSATION.key(this);
    }

    /**
     * The task that it is an example of, as a hash: of its instructions and of the form that its answer is to have. Empty when
     * it is no chat, or has neither.
     */
    public OptionalLong task() {
        return request.chat().map(PlanRequest::task).orElseGet(OptionalLong::empty);
    }

    private static OptionalLong task(ChatRequest chat) {
        long key = 0;
        boolean known = false;
        for (Message each : chat.messages()) {
            if (each.role() == Role.SYSTEM) {
                key = Affinity.hash(key, each.text());
                known = true;
            }
        }
        OutputFormat form = chat.output();
        if (form.kind() != OutputFormat.Kind.TEXT) {
            key = Affinity.hash(key, form.schema() == null ? "" : form.schema());
            known = true;
        }
        return known ? OptionalLong.of(key) : OptionalLong.empty();
    }
}
