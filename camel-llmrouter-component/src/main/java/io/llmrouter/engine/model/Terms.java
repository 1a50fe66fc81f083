package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a provider is asked, beside what is asked.
 *
 * @param serviceTier how fast and how expensive, in the provider's words, such as {@code flex} or {@code priority}
 * @param metadata the caller's own notes, which the provider keeps with its log
 * @param toolsCache asks the provider to keep the tools for a next request; null does not
 */
public record Terms(@Nullable String serviceTier, Map<String, String> metadata, @Nullable CacheMark toolsCache) {

    /** The usual ones. */
    public static final Terms USUAL = new Terms(null, Map.of(), null);

    public Terms {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    public Terms withServiceTier(@Nullable String tier) {
        return new Terms(tier, metadata, toolsCache);
    }

    public Terms withMetadata(Map<String, String> notes) {
        return new Terms(serviceTier, notes, toolsCache);
    }

    public Terms withToolsCache(@Nullable CacheMark mark) {
        return new Terms(serviceTier, metadata, mark);
    }
}
