package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.Optional;

/**
 * Proofs of thoughts. Only Claude signs here, and its signature is carried as it is, for it is good wherever Claude is
 * served; a thought that it hides is sealed, for other protocols write it in another way.
 */
final class Proofs {

    private static final String DIALECT = "bedrock";
    private static final String HIDDEN = "hidden";

    private Proofs() {}

    /** How a hidden thought is carried. */
    static String hidden(String data) {
        return new Seal(DIALECT, ModelFamily.CLAUDE, HIDDEN, data).signature();
    }

    /** A thought as it is written for a model; empty if that could not prove it. */
    static Optional<Content.Reasoning> taken(Content.Reasoning thought, BedrockModel model) {
        if (thought.signature() == null || !model.provesThoughts()) {
            return Optional.empty();
        }
        return Seal.isSeal(thought.signature())
                ? Seal.of(DIALECT, thought.signature())
                        .map(seal -> new Content.Reasoning(thought.text(), BlockWriter.HIDDEN + seal.value()))
                : Optional.of(thought);
    }
}
