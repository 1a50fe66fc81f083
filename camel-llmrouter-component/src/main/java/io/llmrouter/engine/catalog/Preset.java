package io.llmrouter.engine.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as data: which dialect it speaks, where, and how it differs.
 *
 * @param name the word in {@code type:}
 * @param dialect the wire protocol; {@code local}, {@code simulated} and {@code camel} are not called over HTTP by us
 * @param baseUrl where it is served; null when the account must say
 * @param keyVariables environment variables that usually hold its key, first found wins; empty when it takes none
 * @param keyRequired whether an account without a key is an error
 * @param vendor the vendor whose cards describe a plain wire model: {@code gpt-5-mini} at {@code openai} is
 *     {@code openai/gpt-5-mini}; empty when wire models are full card ids or described by the user
 * @param region where it computes, if it is one place
 * @param quirks how it differs from its dialect
 */
public record Preset(
        String name,
        String dialect,
        @Nullable String baseUrl,
        List<String> keyVariables,
        boolean keyRequired,
        String vendor,
        @Nullable String region,
        Quirks quirks) {
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(quirks, "quirks");
        keyVariables = List.copyOf(keyVariables);
    }
}
