package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.provider.EmptyAnswer;
import java.util.Optional;

/**
 * Why an answer ended.
 *
 * @param reason in one word for all providers
 * @param word in the provider's: what made it incomplete, else its status
 */
record Ending(FinishReason reason, String word) {

    /** The status of an answer that came to its end. */
    static final String COMPLETED = "completed";

    /**
     * Why this one did.
     *
     * @param usual what it means that it has no status
     */
    static Ending of(JsonNode response, String usual, boolean refused, boolean toolCalls) {
        String status = response.path("status").asText("");
        String why = response.at("/incomplete_details/reason").asText("");
        String word = why.isEmpty() ? status : why;
        return new Ending(reason(word.isEmpty() ? usual : word, refused, toolCalls), word);
    }

    /** What it means that an answer ended so and holds neither text nor a call; empty where that is no failure. */
    static Optional<Failure> empty(Ending ending, JsonNode response) {
        return EmptyAnswer.failure(ending.reason(), ending.word()).or(() -> missing(response));
    }

    /**
     * The failure of an empty answer that is not finished; empty where it is finished, or was to be made in the
     * background: then its id is what was asked for.
     */
    static Optional<Failure> missing(JsonNode response) {
        String status = response.path("status").asText("");
        boolean working = status.equals("queued") || status.equals("in_progress");
        if (working && !response.path("background").asBoolean()) {
            String message = "the provider still works on the answer (" + status + "), though nobody asked it to do so";
            return Optional.of(failure(FailureKind.MALFORMED_RESPONSE, message, status));
        }
        return status.equals("cancelled")
                ? Optional.of(failure(FailureKind.SERVER_ERROR, "the provider cancelled the answer", status))
                : Optional.empty();
    }

    private static Failure failure(FailureKind kind, String message, String status) {
        return new Failure(kind, message, 200, status, null);
    }

    private static FinishReason reason(String word, boolean refused, boolean toolCalls) {
        return switch (word) {
            case COMPLETED ->
                refused ? FinishReason.CONTENT_FILTER : toolCalls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "max_output_tokens", "max_tokens" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "failed" -> FinishReason.ERROR;
            default -> FinishReason.OTHER;
        };
    }
}
