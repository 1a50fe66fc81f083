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

    /**
     * The text itself, or that of the resource it names as {@code resource:URI}.
     *
     * @throws IllegalArgumentException if there is no such resource, or nothing here that loads any
     */
    default String load(String text) {
        if (text.startsWith("resource:")) {
            throw new IllegalArgumentException("there is nothing here that loads resources, such as " + text);
        }
        return text;
    }
}
