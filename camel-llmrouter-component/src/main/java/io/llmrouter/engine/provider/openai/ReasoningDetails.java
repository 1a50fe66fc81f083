package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.Seal;
import io.llmrouter.engine.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thoughts with their proofs, which some servers of Chat Completions tell beside the text and take back in the next turn.
 * They travel as a seal with the whole list. The pieces of a stream are put together here; for one thread.
 *
 * @see <a href="https://openrouter.ai/docs/use-cases/reasoning-tokens">Reasoning at OpenRouter</a>
 */
final class ReasoningDetails {

    /** The name of the list, in answers and in requests. */
    static final String NAME = "reasoning_details";

    private static final String DIALECT = "openai";
    private static final String PLACE = "details";

    private final ArrayNode ended = Json.mapper().createArrayNode();
    private final StringBuilder text = new StringBuilder();
    private @Nullable ObjectNode open;

    /** The list of a whole message, ready to be carried; null if there is none. */
    static @Nullable String signature(JsonNode details) {
        return details.isArray() && !details.isEmpty()
                ? new Seal(DIALECT, PLACE, details.toString()).signature()
                : null;
    }

    /** The list that a signature carries; empty if it carries none. */
    static Optional<JsonNode> carried(@Nullable String signature) {
        return Seal.of(DIALECT, signature)
                .filter(seal -> seal.place().equals(PLACE))
                .map(seal -> ExactJson.part("carried " + NAME, seal.value()));
    }

    /** The list that a message carries; empty if it carries none. */
    static Optional<JsonNode> carried(Message message) {
        return message.content().stream()
                .flatMap(part -> part
                        .fold(
                                text -> Optional.<JsonNode>empty(),
                                media -> Optional.<JsonNode>empty(),
                                thought -> carried(thought.signature()))
                        .stream())
                .findFirst();
    }

    /** What the list says in words. */
    static String text(JsonNode details) {
        StringBuilder all = new StringBuilder();
        details.forEach(detail -> all.append(detail.path(words(detail)).asText("")));
        return all.toString();
    }

    /** Adds the pieces of a chunk. */
    void add(JsonNode pieces) {
        for (JsonNode piece : pieces) {
            if (piece instanceof ObjectNode object) {
                add(object);
            }
        }
    }

    private void add(ObjectNode piece) {
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
        return !words(piece).isEmpty()
                && words(piece).equals(words(open))
                && piece.path("index").equals(open.path("index"));
    }

    private static String words(JsonNode detail) {
        return switch (detail.path("type").asText("")) {
            case "reasoning.text" -> "text";
            case "reasoning.summary" -> "summary";
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
        return signature(ended);
    }
}
