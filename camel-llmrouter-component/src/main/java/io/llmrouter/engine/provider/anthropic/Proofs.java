package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.Optional;

/**
 * Proofs of thoughts. Claude's signature is carried as it is, for it is good wherever Claude is served, in whichever
 * protocol; that of another model which is asked by this protocol is sealed, and so are thoughts that a provider hides.
 */
final class Proofs {

    /** The place of a signature in seals. */
    static final String SIGNATURE = "signature";

    /** The place of the data of a hidden thought. */
    static final String HIDDEN = "hidden";

    private Proofs() {}

    /** How the signature that a model gave is carried. */
    static String signature(String given, String model) {
        String family = ModelFamily.ofAnswer(model);
        boolean plain = given.isEmpty() || family.isEmpty() || family.equals(ModelFamily.CLAUDE);
        return plain ? given : new Seal(BlockReader.DIALECT, family, SIGNATURE, given).signature();
    }

    /** How a thought that a model hides is carried. */
    static Content.Reasoning hidden(String data, String model) {
        return new Content.Reasoning(
                "", new Seal(BlockReader.DIALECT, ModelFamily.ofAnswer(model), HIDDEN, data).signature());
    }

    /** A thought as it is written for a model; empty if that could not prove it. */
    static Optional<Content.Reasoning> taken(Content.Reasoning thought, String model) {
        if (thought.signature() == null) {
            return Optional.empty();
        }
        if (!Seal.isSeal(thought.signature())) {
            Seal claudes = new Seal(BlockReader.DIALECT, ModelFamily.CLAUDE, SIGNATURE, "");
            return claudes.fits(model) ? Optional.of(thought) : Optional.empty();
        }
        return Seal.of(BlockReader.DIALECT, thought.signature())
                .filter(seal -> seal.fits(model))
                .map(seal -> opened(thought, seal));
    }

    private static Content.Reasoning opened(Content.Reasoning thought, Seal seal) {
        return switch (seal.place()) {
            case SIGNATURE -> new Content.Reasoning(thought.text(), seal.value());
            case HIDDEN -> new Content.Reasoning(thought.text(), BlockWriter.HIDDEN + seal.value());
            default -> thought;
        };
    }
}
