package io.llmrouter.examples.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at in a review; the rest of it is left as it is.
 *
 * @param id which one
 * @param text what was written
 * @param sentiment what a model made of it; null before one was asked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Review(@Nullable String id, @Nullable String text, @Nullable String sentiment) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SENTIMENTS = List.of("positive", "negative", "neutral");

    /**
     * Refuses what is no review.
     *
     * @throws IllegalArgumentException saying why
     */
    static void check(Exchange exchange) {
        Review review = in(exchange);
        if (isBlank(review.id) || isBlank(review.text)) {
            throw new IllegalArgumentException("a review has an id and a text");
        }
    }

    /**
     * Refuses an answer that is no sentiment.
     *
     * @throws IllegalArgumentException saying why
     */
    static void checkSentiment(Exchange exchange) {
        Review review = in(exchange);
        if (review.sentiment == null || !SENTIMENTS.contains(review.sentiment)) {
            throw new IllegalArgumentException("'" + review.sentiment + "' is not one of " + SENTIMENTS);
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Review in(Exchange exchange) {
        try {
            Review review = JSON.readValue(exchange.getMessage().getBody(String.class), Review.class);
            if (review == null) {
                throw new IllegalArgumentException("there is nothing in it");
            }
            return review;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a review in JSON: " + e.getOriginalMessage(), e);
        }
    }
}
