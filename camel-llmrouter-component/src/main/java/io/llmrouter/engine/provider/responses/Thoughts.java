package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes reasoning of items of an answer, so that they return in the next turn: reasoning items as their text and a seal
 * with id and encrypted content, items of the provider's own tools as a seal with the whole item. Stateless.
 */
final class Thoughts {

    /** The dialect's name in seals. */
    static final String DIALECT = "responses";

    /** Begins the place of reasoning that came as a summary; its id follows. */
    static final String SUMMARY = "summary.";

    /** Begins the place of reasoning that came as its full text; its id follows. */
    static final String TEXT = "text.";

    /** The place of any other item. */
    static final String ITEM = "item";

    /** Stands between the parts of a summary. */
    static final String GAP = "\n\n";

    private Thoughts() {}

    /** A {@code reasoning} item. */
    static Content.Reasoning of(JsonNode item, String family) {
        return new Content.Reasoning(text(item), signature(item, family));
    }

    static String text(JsonNode item) {
        return String.join(GAP, texts(item.path(texts(item.path("summary")).isEmpty() ? "content" : "summary")));
    }

    private static List<String> texts(JsonNode parts) {
        List<String> texts = new ArrayList<>();
        for (JsonNode part : parts) {
            if (!part.path("text").asText("").isEmpty()) {
                texts.add(part.path("text").asText());
            }
        }
        return texts;
    }

    /** Reasoning that came as a summary and as its full text can only go back as the whole item. */
    static String signature(JsonNode item, String family) {
        if (!texts(item.path("content")).isEmpty()
                && !texts(item.path("summary")).isEmpty()) {
            return wholly(item, family);
        }
        String kind = texts(item.path("content")).isEmpty() ? SUMMARY : TEXT;
        String id = item.path("id").asText("").replace(":", "");
        String value = item.path("encrypted_content").asText("");
        return new Seal(DIALECT, family, kind + id, value).signature();
    }

    /** Any other item, to be sent back as it came. */
    static Content.Reasoning carried(JsonNode item, String family) {
        return new Content.Reasoning("", wholly(item, family));
    }

    private static String wholly(JsonNode item, String family) {
        return new Seal(DIALECT, family, ITEM, item.toString()).signature();
    }
}
