package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The caller's notes, as many and as long as a provider takes them: quirks clamp {@code metadata} to a number of entries,
 * {@code metadata.key} and {@code metadata.value} to numbers of characters. Stateless.
 */
public final class MetadataLimits {

    private static final String ENTRIES = "metadata";
    private static final String KEY = "metadata.key";
    private static final String VALUE = "metadata.value";

    private MetadataLimits() {}

    /** Those that are sent; what is left out, or cut, is noted. An entry whose key is too long would be another's. */
    public static Map<String, String> kept(Map<String, String> metadata, Quirks quirks, ParameterWriter notes) {
        int longest = limit(quirks, VALUE);
        Map<String, String> kept = new LinkedHashMap<>();
        boolean cut = false;
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            if (kept.size() < limit(quirks, ENTRIES) && entry.getKey().length() <= limit(quirks, KEY)) {
                String value = cut(entry.getValue(), longest);
                cut |= value.length() < entry.getValue().length();
                kept.put(entry.getKey(), value);
            }
        }
        if (kept.size() < metadata.size()) {
            notes.adjusts("drops " + (metadata.size() - kept.size()) + " of " + metadata.size() + " metadata");
        }
        if (cut) {
            notes.adjusts("cuts metadata to " + longest + " characters");
        }
        return kept;
    }

    private static int limit(Quirks quirks, String name) {
        Double most = quirks.clamp().get(name);
        return most == null ? Integer.MAX_VALUE : most.intValue();
    }

    private static String cut(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        boolean half = Character.isHighSurrogate(value.charAt(longest - 1));
        return value.substring(0, half ? longest - 1 : longest);
    }
}
