package io.llmrouter.engine.config;

/** Replaces placeholders such as {@code {{env:OPENAI_API_KEY}}} in configuration values. */
@FunctionalInterface
public interface Placeholders {

    /**
     * The text with its placeholders replaced.
     *
     * @throws IllegalArgumentException naming the placeholder, if one has no value and no default
     */
    String resolve(String text);
}
