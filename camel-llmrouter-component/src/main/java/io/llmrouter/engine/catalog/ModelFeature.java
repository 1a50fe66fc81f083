package io.llmrouter.engine.catalog;

import java.util.Locale;

/** Something a model can do beyond reading and writing text. Written in configuration in lower case with dashes. */
public enum ModelFeature {
    STREAMING,
    TOOLS,
    PARALLEL_TOOLS,
    /** Answers that are some JSON object. */
    JSON_OUTPUT,
    /** Answers that keep to a JSON schema. */
    JSON_SCHEMA,
    REASONING,
    PROMPT_CACHING;

    /** The word in configuration, plans and headers: {@code json-schema}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
