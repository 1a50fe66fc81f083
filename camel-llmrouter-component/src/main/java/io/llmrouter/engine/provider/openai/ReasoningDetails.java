package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.Seal;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Carries the lists of signed reasoning that some servers of Chat Completions send beside the text and take back in the
 * next turn. A list travels whole, as a seal, whatever it is called. An instance puts the pieces of one stream
 * together; for one thread.
 *
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">Reasoning at OpenRouter</a>
 * @see <a href="https://docs.litellm.ai/docs/reasoning_content">Thinking blocks at LiteLLM</a>
 */
final class ReasoningDetails {

    /** OpenRouter's name of the list, in answers and in requests. */
    static final String NAME = "reasoning_details";

    /** LiteLLM's, whose list has the blocks of Anthropic Messages. */
    static final String BLOCKS = "thinking_blocks";

    /** All names of the list. */
    static final List<String> NAMES = List.of(NAME, BLOCKS);

    private static final String DIALECT = "openai";
    private static final String PLACE = "details";
    private static final String THINKING = "thinking";

    private final ArrayNode ended = Json.mapper().createArrayNode();
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private @Nullable ObjectNode open;

    /** The list of a whole message, ready to be carried; null if there is none. */
    static @Nullable String signature(JsonNode message) {
        String name = name(message);
        return name.isEmpty() ? null : signature(name, message.path(name));
    }

    private static String signature(String name, JsonNode list) {
        String place = name.equals(NAME) ? PLACE : name;
        return new Seal(DIALECT, place, list.toString()).signature();
    }

    /** What the list of that message or delta is called; empty if it has none. */
    private static String name(JsonNode message) {
        for (String name : NAMES) {
            if (message.path(name).isArray() && !message.path(name).isEmpty()) {
                return name;
            }
        }
        return "";
    }

    /** The list that a signature carries, by its name; empty if it carries none. */
    static Map<String, JsonNode> carried(@Nullable String signature) {
        Seal seal = Seal.of(DIALECT, signature).orElse(null);
        String name = seal == null ? "" : seal.place().equals(PLACE) ? NAME : seal.place();
        return seal != null && NAMES.contains(name)
                ? Map.of(name, ExactJson.part("carried " + name, seal.value()))
                : Map.of();
    }

    /** The list that a message carries, by its name; empty if it carries none. */
    static Map<String, JsonNode> carried(Message message) {
        for (Content part : message.content()) {
            Map<String, JsonNode> carried =
                    part instanceof Content.Reasoning thought ? carried(thought.signature()) : Map.of();
            if (!carried.isEmpty()) {
                return carried;
            }
        }
        return Map.of();
    }

    /** What the list of a message or delta says in words. */
    static String text(JsonNode message) {
        String name = name(message);
        if (name.isEmpty()) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        message.path(name)
                .forEach(detail -> all.append(detail.path(words(detail)).asText("")));
        return all.toString();
    }

    /** Adds the pieces of a chunk's delta; of two lists that say the same the one that came first. */
    void add(JsonNode delta) {
        name = name.isEmpty() ? name(delta) : name;
        for (JsonNode piece : delta.path(name)) {
            if (piece instanceof ObjectNode object) {
                piece(object);
            }
        }
    }

    private void piece(ObjectNode piece) {
        if (open != null && isMore(open, piece)) {
            ObjectNode whole = open;
            piece.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> whole.set(field.getKey(), field.getValue()));
        } else {
            close();
            open = piece.deepCopy();
        }
        text.append(piece.path(words(piece)).asText(""));
    }

    /** Words come in pieces, with their proof in the last of them; all else comes whole. */
    private static boolean isMore(JsonNode open, JsonNode piece) {
        boolean proven =
                !open.path("signature").asText("").isEmpty() && words(open).equals(THINKING);
        return !proven
                && !words(piece).isEmpty()
                && words(piece).equals(words(open))
                && piece.path("index").equals(open.path("index"));
    }

    private static String words(JsonNode detail) {
        return switch (detail.path("type").asText("")) {
            case "reasoning.text" -> "text";
            case "reasoning.summary" -> "summary";
            case THINKING -> THINKING;
            default -> "";
        };
    }

    private void close() {
        if (open != null) {
            if (!text.isEmpty()) {
                open.put(words(open), text.toString());
            }
            ended.add(open);
            open = null;
            text.setLength(0);
        }
    }

    /** All that was added, ready to be carried; null if there was nothing. */
    @Nullable
    String signature() {
        close();
        return ended.isEmpty() ? null : signature(name, ended);
    }
}
