package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.Unsaid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a request's extra fields. The API refuses every name that it does not know, so only its own are sent, and those
 * that belong into parts that are written anyway are merged there. Stateless.
 */
final class CarriedFields {

    /** Tools of the provider's own, beside the functions. */
    static final String TOOLS = "tools";

    static final String TOOL_CONFIG = "toolConfig";
    private static final String CONFIG = "generationConfig";
    private static final List<String> CARRIED =
            List.of("safetySettings", "cachedContent", "labels", "modelArmorConfig", "store");

    private static final Set<String> MERGED = Set.of(CONFIG, TOOL_CONFIG, TOOLS);

    private static final int LONGEST_LABEL = 63;
    private static final Pattern NOT_IN_LABELS = Pattern.compile("[^\\p{Ll}\\p{Lo}\\p{N}_-]");

    private CarriedFields() {}

    static Map<String, Object> of(Map<String, Object> extra) {
        Map<String, Object> carried = new LinkedHashMap<>();
        for (String name : CARRIED) {
            if (extra.get(name) != null) {
                carried.put(name, extra.get(name));
            }
        }
        return carried;
    }

    /** What of a request the protocol has no place for, beside what the writer meets. */
    static Unsaid unsaid(ChatRequest request, GeminiModel model) {
        return Unsaid.of(request)
                .names()
                .lateInstructions()
                .details()
                .fileNames(any -> true)
                .strict(tool -> model.validatesCalls() || request.toolChoice().mode() != ToolChoice.Mode.AUTO)
                .extras(name -> !CARRIED.contains(name) && !MERGED.contains(name));
    }

    /** More fields of the generation's configuration. */
    static Map<String, Object> config(Map<String, Object> extra) {
        return map(extra.get(CONFIG));
    }

    /** More fields of the tools' configuration. */
    static Map<String, Object> toolConfig(Map<String, Object> extra) {
        return map(extra.get(TOOL_CONFIG));
    }

    static List<?> tools(Map<String, Object> extra) {
        return extra.get(TOOLS) instanceof List<?> list ? list : List.of();
    }

    /** The caller's notes as labels, which take small letters, digits, underscores and dashes. */
    static Map<String, Object> labels(Map<String, String> metadata) {
        Map<String, String> labels = new LinkedHashMap<>();
        metadata.forEach((name, value) -> labels.put(label(name), label(value)));
        return labels.isEmpty() ? Map.of() : Map.of("labels", labels);
    }

    private static String label(String text) {
        String plain = NOT_IN_LABELS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
        return plain.substring(0, Math.min(LONGEST_LABEL, plain.length()));
    }

    /** A copy of a map; empty for anything else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, item) -> map.put(String.valueOf(name), item));
        }
        return map;
    }
}
