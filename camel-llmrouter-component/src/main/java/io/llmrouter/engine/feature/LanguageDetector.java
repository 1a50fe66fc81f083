package io.llmrouter.engine.feature;

import java.util.Optional;

/** Tells the language of texts in this process. Thread-safe; never throws. */
@FunctionalInterface
public interface LanguageDetector {

    /** The language's code by ISO 639-1, such as {@code de}; empty when the text does not say. */
    Optional<String> of(String text);
}
