package io.llmrouter.engine.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider as data: which dialect it speaks, where, and how it differs.
 *
 * @param name the word in {@code type:}
 * @param dialect the wire protocol; {@code local}, {@code simulated}, {@code onnx}, {@code embedding-bean} and
 *     {@code camel} are not called over HTTP by us
 * @param baseUrl where it is served; null when the account must say
 * @param keyVariables environment variables that usually hold its key, first found wins; empty when it takes none
 * @param keyRequired whether an account without a key is an error
 * @param vendor the vendor whose cards describe a plain wire model: {@code gpt-5-mini} at {@code openai} is
 *     {@code openai/gpt-5-mini}; empty when wire models are full card ids or described by the user
 * @param region where it computes, if it is one place
 * @param quirks how it differs from its dialect
 * @param address what stands in braces in the base URL, with the environment variables that usually say it; {@code region} is
 *     the account's region and needs none
 */
public record Preset(
        String name,
        String dialect,
        @Nullable String baseUrl,
        List<String> keyVariables,
        boolean keyRequired,
        String vendor,
        @Nullable String region,
        Quirks quirks,
        Map<String, List<String>> address) {
    public Preset {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(vendor, "vendor");
        Objects.requireNonNull(quirks, "quirks");
        keyVariables = List.copyOf(keyVariables);
        address = Collections.unmodifiableMap(new LinkedHashMap<>(address));
    }

    /** The same provider, adapted otherwise. */
    public Preset withQuirks(Quirks other) {
        return new Preset(name, dialect, baseUrl, keyVariables, keyRequired, vendor, region, other, address);
    }
}
