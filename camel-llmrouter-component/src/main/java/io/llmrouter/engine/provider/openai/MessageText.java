package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads text, reasoning and refusal from a message or a delta. Compatible servers give content as a list of parts, too,
 * and reasoning under other names.
 */
record MessageText(String text, String reasoning, String refusal) {

    static MessageText read(JsonNode message) {
        JsonNode content = message.path("content");
        StringBuilder text = new StringBuilder(content.isTextual() ? content.textValue() : "");
        StringBuilder reasoning = new StringBuilder();
        JsonNode thoughts = message.path("reasoning_content");
        reasoning.append(
                thoughts.isTextual()
                        ? thoughts.textValue()
                        : message.path("reasoning").asText(""));
        if (content.isArray()) {
            content.forEach(part -> readPart(part, text, reasoning));
        }
        if (reasoning.isEmpty()) {
            reasoning.append(ReasoningDetails.text(message));
        }
        return new MessageText(
                text.toString(), reasoning.toString(), message.path("refusal").asText(""));
    }

    /** The same with the thoughts that the text begins with among the reasoning; it may be complete, or cut off. */
    MessageText withThoughtsApart(boolean complete) {
        InlineThoughts.Parted parted = InlineThoughts.all(text, complete);
        return new MessageText(parted.text(), reasoning + parted.reasoning(), refusal);
    }

    private static void readPart(JsonNode part, StringBuilder text, StringBuilder reasoning) {
        JsonNode thinking = part.path("thinking");
        if (thinking.isArray()) {
            thinking.forEach(thought -> reasoning.append(thought.path("text").asText("")));
        } else {
            reasoning.append(thinking.asText(""));
        }
        text.append(part.path("text").asText(""));
    }
}
