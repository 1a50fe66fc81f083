package io.llmrouter.engine.policy;

import java.util.List;

/**
 * Where to go when the candidates failed. The policy's constraints hold for these, too; their order is that of the list,
 * those in doubt last.
 *
 * @param general after any failure that another candidate may mend, when no candidate is left
 * @param contextLength when the request is too long for a candidate; those with a larger window are tried. Empty: the
 *     candidates that are left
 * @param contentPolicy when a provider's content policy refuses the request. Empty: nowhere
 */
public record Fallbacks(
        List<CandidatePattern> general, List<CandidatePattern> contextLength, List<CandidatePattern> contentPolicy) {

    /** Nowhere. */
    public static final Fallbacks NONE = new Fallbacks(List.of(), List.of(), List.of());

    public Fallbacks {
        general = List.copyOf(general);
        contextLength = List.copyOf(contextLength);
        contentPolicy = List.copyOf(contentPolicy);
    }
}
