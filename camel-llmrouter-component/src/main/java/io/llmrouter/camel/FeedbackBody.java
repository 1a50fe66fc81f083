package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Reads feedback: a score as the body, with the decision's id in the header, or a map (or JSON) of {@code decisionId},
 * {@code score} and {@code comment}. A score is a number from 0 to 1, {@code up} or {@code down}, or true or false.
 */
final class FeedbackBody {

    private static final List<String> KEYS = List.of("decisionId", "score", "comment");

    private FeedbackBody() {}

    static Feedback read(Exchange exchange, Headers headers) {
        String decision = headers.value(LlmRouterConstants.DECISION_ID, String.class);
        Object body = exchange.getMessage().getBody();
        Map<?, ?> map = map(exchange, body);
        if (map == null) {
            return feedback(decision, score(body, exchange), null);
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw Invalid.request("feedback has no '" + key + "': " + Nearest.hint(String.valueOf(key), KEYS));
            }
        }
        Object named = map.get("decisionId");
        Object comment = map.get("comment");
        return feedback(
                named == null ? decision : named.toString(),
                score(map.get("score"), exchange),
                comment == null ? null : comment.toString());
    }

    private static Feedback feedback(@Nullable String decision, double score, @Nullable String comment) {
        if (decision == null) {
            throw Invalid.request("feedback names no answer: give the header " + LlmRouterConstants.DECISION_ID
                    + ", or decisionId in the body");
        }
        try {
            return new Feedback(decision, score, comment);
        } catch (IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Map<?, ?> map(Exchange exchange, @Nullable Object body) {
        if (body instanceof Map<?, ?> map) {
            return map;
        }
        String text = body == null ? "" : BodyReader.text(exchange, body);
        if (!text.strip().startsWith("{")) {
            return null;
        }
        try {
            return Json.mapper().readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw Invalid.request("the feedback is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static double score(@Nullable Object value, Exchange exchange) {
        if (value == null) {
            throw Invalid.request("feedback has no score: give a number from 0 to 1, up or down");
        }
        String word = BodyReader.text(exchange, value).strip();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "up", "true" -> 1;
            case "down", "false" -> 0;
            default -> number(word);
        };
    }

    private static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw Invalid.request("a score is a number from 0 to 1, up or down, not '" + word + "'", e);
        }
    }
}
