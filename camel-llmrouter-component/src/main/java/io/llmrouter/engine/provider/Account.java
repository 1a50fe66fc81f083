package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Preset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One configured entry under {@code providers}.
 *
 * @param name its name in targets
 * @param preset what kind of provider it is
 * @param baseUrl where it is served, without a slash at the end; null for providers that are not called over HTTP
 * @param credentials its keys, at least one ({@link Credential#NONE} where none is needed)
 * @param region where it computes; null when unknown
 * @param tags free words that constraints ask for
 * @param settings what only its kind understands, such as {@code uri} of a {@code camel} account
 * @param off why it cannot be called, such as a missing key of an account marked {@code optional}; null when it can
 */
public record Account(
        String name,
        Preset preset,
        @Nullable String baseUrl,
        List<Credential> credentials,
        @Nullable String region,
        Set<String> tags,
        Map<String, Object> settings,
        @Nullable String off) {
    /** The setting that makes the account refuse requests that it cannot send exactly as asked. */
    public static final String STRICT = "strict";

    public Account {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(preset, "preset");
        credentials = List.copyOf(credentials);
        tags = Set.copyOf(tags);
        settings = Map.copyOf(settings);
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("account '" + name + "' has no credential");
        }
    }
}
