package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.FinishReason;

/**
 * Why an answer ended.
 *
 * @param reason in one word for all providers
 * @param word in the provider's: what made it incomplete, else its status
 */
record Ending(FinishReason reason, String word) {

    static Ending of(JsonNode response, boolean refused, boolean toolCalls) {
        String status = response.path("status").asText("");
        String why = response.at("/incomplete_details/reason").asText("");
        String word = why.isEmpty() ? status : why;
        return new Ending(reason(word, refused, toolCalls), word);
    }

    private static FinishReason reason(String word, boolean refused, boolean toolCalls) {
        return switch (word) {
            case "completed" ->
                refused ? FinishReason.CONTENT_FILTER : toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "max_output_tokens", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "failed" -> FinishReason.ERROR;
            default -> FinishReason.OTHER;
        };
    }
}
