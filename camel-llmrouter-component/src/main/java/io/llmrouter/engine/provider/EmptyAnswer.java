package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What it means that an answer came to its end and holds neither text nor a call. Stateless. */
public final class EmptyAnswer {

    private EmptyAnswer() {}

    /**
     * The failure that it is, so that others are asked; empty for a reason that may well leave nothing to say.
     *
     * @param word the provider's word for the reason; null if it told none
     */
    public static Optional<Failure> failure(FinishReason reason, @Nullable String word) {
        return switch (reason) {
            case CONTENT_FILTER ->
                Optional.of(
                        Failure.of(FailureKind.CONTENT_POLICY, "the provider's content filter took the whole answer"));
            case ERROR -> Optional.of(broken(word));
            default -> Optional.empty();
        };
    }

    /** The provider failed over the answer, and says so by nothing but that word. */
    public static Failure broken(@Nullable String word) {
        String told = word == null ? "" : " (" + word + ")";
        return Failure.of(FailureKind.SERVER_ERROR, "the provider failed while it answered" + told);
    }
}
