package io.llmrouter.engine.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account itself says of where it is served.
 *
 * @param parts what stands in braces, by name
 * @param region where it computes; null when it does not say
 * @param broken whether it names a part that there is not, so that what lacks is no mistake of its own
 */
record Said(Map<String, String> parts, @Nullable String region, boolean broken) {

    static final Said NOTHING = new Said(Map.of(), null, false);

    /** What stands in some braces; a region says where, if nothing else does. */
    @Nullable
    String part(String name) {
        String part = parts.get(name);
        return part == null && BaseUrls.PLACES.contains(name) ? region : part;
    }
}
