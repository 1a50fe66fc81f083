package io.llmrouter.engine.provider.cohere;

import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.provider.InlineText;
import io.llmrouter.engine.provider.UnmappedContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the model may cite: the request's own field, and the text documents of its messages. For one request.
 */
final class Documents {

    private final List<Object> all = new ArrayList<>();

    Documents(@Nullable Object given) {
        if (given instanceof List<?> list) {
            all.addAll(list);
        }
    }

    List<Object> all() {
        return all;
    }

    void add(Media document) {
        String type = document.mediaType().toLowerCase(Locale.ROOT);
        boolean text = type.startsWith("text/") || type.startsWith("application/json");
        if (!text || !document.source().isInline()) {
            throw UnmappedContent.unsupported("messages: this protocol takes documents as text in the request, not "
                    + (text ? "behind an address" : type));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        if (document.name() != null) {
            data.put("title", document.name());
        }
        data.put("text", InlineText.of(document));
        all.add(Map.of("id", "doc:" + all.size(), "data", data));
    }
}
