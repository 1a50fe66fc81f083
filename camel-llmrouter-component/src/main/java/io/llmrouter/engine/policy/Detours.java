package io.llmrouter.engine.policy;

import java.util.List;

/**
 * Where a call goes after failures that most candidates would share.
 *
 * @param contextLength when the request is too long, in order; empty: on along the plan
 * @param contentPolicy when a content policy refuses it, in order; empty: nowhere
 */
public record Detours(List<Ranked> contextLength, List<Ranked> contentPolicy) {

    /** None. */
    public static final Detours NONE = new Detours(List.of(), List.of());

    public Detours {
        contextLength = List.copyOf(contextLength);
        contentPolicy = List.copyOf(contentPolicy);
    }
}
