package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.provider.InlineThoughts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text, reasoning and refusal of a message or a delta. Compatible servers also send content as a list of parts, and
 * reasoning under other names.
 */
record MessageText(String text, String reasoning, String refusal) {

    /** What a part of the content may say. */
    private static final List<String> SAYING = List.of("text", "thinking", "refusal");

    static MessageText read(JsonNode message) {
        JsonNode content = message.path("content");
        String refusal = message.path("refusal").asText("");
        MessageText said = content.isArray()
                ? ofParts(content, thoughts(message), refusal)
                : new MessageText(content.isTextual() ? content.textValue() : "", thoughts(message), refusal);
        return said.reasoning.isEmpty()
                ? new MessageText(said.text, ReasoningDetails.text(message), said.refusal)
                : said;
    }

    private static String thoughts(JsonNode message) {
        String thoughts = message.path("reasoning_content").asText("");
        return thoughts.isEmpty() ? message.path("reasoning").asText("") : thoughts;
    }

    private static MessageText ofParts(JsonNode content, String thoughts, String refused) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder(thoughts);
        StringBuilder refusal = new StringBuilder(refused);
        for (JsonNode part : content) {
            thinking(part.path("thinking"), reasoning);
            text.append(part.path("text").asText(""));
            refusal.append(part.path("refusal").asText(""));
        }
        return new MessageText(text.toString(), reasoning.toString(), refusal.toString());
    }

    /** Whether a part of the content has its place among text, thoughts and refusals. */
    static boolean isRead(JsonNode part) {
        return SAYING.stream().anyMatch(part::has);
    }

    /**
     * The same with the thoughts that the text begins with among the reasoning; it may be complete, or cut off.
     *
     * @param begun the mark of thoughts that stands in the model's template; null where there is none
     */
    MessageText withThoughtsApart(boolean complete, @Nullable String begun) {
        InlineThoughts.Parted parted = InlineThoughts.all(text, complete, reasoning.isEmpty() ? begun : null);
        return new MessageText(parted.text(), reasoning + parted.reasoning(), refusal);
    }

    private static void thinking(JsonNode thinking, StringBuilder reasoning) {
        if (thinking.isArray()) {
            thinking.forEach(thought -> reasoning.append(thought.path("text").asText("")));
        } else {
            reasoning.append(thinking.asText(""));
        }
    }
}
