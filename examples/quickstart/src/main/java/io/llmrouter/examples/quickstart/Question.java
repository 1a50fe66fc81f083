package io.llmrouter.examples.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What is asked of which text: JSON with {@code question} and {@code text}, or a text as it is, with the question in the
 * query.
 */
record Question(String question, String text, boolean streamed) {

    /**
     * Reads a request.
     *
     * @throws Refusal if something is missing or malformed
     */
    static Question of(Message request) {
        String body = Objects.requireNonNullElse(request.getBody(String.class), "");
        String type = request.getHeader(Exchange.CONTENT_TYPE, "", String.class).toLowerCase(Locale.ROOT);
        Map<String, Object> fields = type.contains("json") ? json(body) : Map.of("text", body);
        Object inQuery = request.getHeader("question", "", String.class);
        boolean wantsEvents = request.getHeader("Accept", "", String.class).contains("text/event-stream");
        return new Question(
                filled("question", fields.getOrDefault("question", inQuery)),
                filled("text", fields.getOrDefault("text", "")),
                request.getHeader("stream", wantsEvents, Boolean.class));
    }

    private static Map<String, Object> json(String body) {
        try {
            return Page.parse(body);
        } catch (JsonProcessingException e) {
            throw new Refusal("the body is not a JSON object: " + e.getOriginalMessage());
        }
    }

    private static String filled(String name, Object value) {
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new Refusal(
                "'" + name + "' is missing: post JSON {\"question\": …, \"text\": …}, or the text as text/plain"
                        + " with ?question= in the address");
    }

    /** The words for the model. */
    String prompt() {
        return "Question: " + question.replaceAll("\\s+", " ") + "\n\nText:\n" + text;
    }
}
