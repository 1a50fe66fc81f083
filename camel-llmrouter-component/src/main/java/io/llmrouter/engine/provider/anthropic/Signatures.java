package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.Optional;

/**
 * Carries the signatures of reasoning. Claude's signature is carried as it is, because it is valid wherever Claude is
 * served, in whichever protocol; that of another model behind this protocol is sealed, and so is reasoning that a
 * provider redacts. Stateless.
 */
final class Signatures {

    /** The place of a signature in seals. */
    static final String SIGNATURE = "signature";

    /** The place of the data of redacted reasoning. */
    static final String HIDDEN = "hidden";

    private Signatures() {}

    /** The form in which a model's signature is carried. */
    static String signature(String given, String model) {
        String family = ModelFamily.ofAnswer(model);
        boolean plain = given.isEmpty() || family.isEmpty() || family.equals(ModelFamily.CLAUDE);
        return plain ? given : new Seal(BlockReader.DIALECT, family, SIGNATURE, given).signature();
    }

    /** Redacted reasoning, ready to be carried. */
    static Content.Reasoning hidden(String data, String model) {
        return new Content.Reasoning(
                "", new Seal(BlockReader.DIALECT, ModelFamily.ofAnswer(model), HIDDEN, data).signature());
    }

    /** Reasoning as it is written for a model; empty if that model would refuse its signature. */
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
