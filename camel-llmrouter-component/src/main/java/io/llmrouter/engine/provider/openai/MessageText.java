package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads text, reasoning and refusal from a message or a delta. Compatible servers give content as a list of parts, too,
 * and reasoning under other names.
 */
record MessageText(String text, String reasoning, String refusal) {

    static MessageText read(JsonNode message) {
        JsonNode content = message.path("content");
        MessageText said = content.isArray()
                ? ofParts(content, thoughts(message))
                : new MessageText(content.isTextual() ? content.textValue() : "", thoughts(message), "");
        String reasoning = said.reasoning.isEmpty() ? ReasoningDetails.text(message) : said.reasoning;
        return new MessageText(said.text, reasoning, message.path("refusal").asText(""));
    }

    private static String thoughts(JsonNode message) {
        JsonNode thoughts = message.path("reasoning_content");
        return thoughts.isTextual()
                ? thoughts.textValue()
                : message.path("reasoning").asText("");
    }

    private static MessageText ofParts(JsonNode content, String thoughts) {
        StringBuilder text = new StringBuilder();
        StringBuilder reasoning = new StringBuilder(thoughts);
        content.forEach(part -> readPart(part, text, reasoning));
        return new MessageText(text.toString(), reasoning.toString(), "");
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
