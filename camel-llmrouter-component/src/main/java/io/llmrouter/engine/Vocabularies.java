package io.llmrouter.engine;

import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.feature.jtokkit.JtokkitCounter;

/** Finds a counter of tokens that knows vocabularies, where its optional dependency is there. */
final class Vocabularies {

    private static final String MARK = "com.knuddels.jtokkit.Encodings";

    private Vocabularies() {}

    /** The counter there is; one that knows no vocabulary where there is none. */
    static TokenCounter counter() {
        try {
            Class.forName(MARK, false, Vocabularies.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return TokenCounter.NONE;
        }
        return new JtokkitCounter();
    }
}
