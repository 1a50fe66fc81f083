package io.llmrouter.engine.provider.cohere;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The two kinds of reasoning that Cohere has. Its signature tells the kind, and that it is Cohere's; reasoning of
 * others is left out.
 */
enum Thought {
    THINKING("cohere:thinking:"),
    /** The plan before tool calls. */
    PLAN("cohere:plan:");

    private final String signature;

    Thought(String signature) {
        this.signature = signature;
    }

    String signature() {
        return signature;
    }

    static Optional<Thought> of(@Nullable String signature) {
        return Arrays.stream(values())
                .filter(each -> each.signature.equals(signature))
                .findFirst();
    }
}
