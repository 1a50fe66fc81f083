package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.Optional;

/**
 * Carries the signatures of reasoning. Only Claude signs here, and its signature is carried as it is, because it is
 * valid wherever Claude is served; redacted reasoning is sealed, because other protocols write it in another way.
 * Stateless.
 */
final class Signatures {

    private static final String DIALECT = "bedrock";
    private static final String HIDDEN = "hidden";

    private Signatures() {}

    /** The signature that carries redacted reasoning. */
    static String hidden(String data) {
        return new Seal(DIALECT, ModelFamily.CLAUDE, HIDDEN, data).signature();
    }

    /** Reasoning as it is written for a model; empty if that model would refuse its signature. */
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
