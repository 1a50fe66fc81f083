package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model's whole answer.
 *
 * @param id the provider's name for the answer; may be empty
 * @param model the model as the provider names it, which may be more exact than what was asked for
 * @param message what it said, with the tools it wants called
 * @param finishReason why it stopped
 * @param rawFinishReason why it stopped, in the provider's word
 * @param usage what it used
 * @param extra fields of the answer this record has no name for, by their name on the wire
 */
public record ChatResponse(
        String id,
        String model,
        Message message,
        FinishReason finishReason,
        @Nullable String rawFinishReason,
        Usage usage,
        Map<String, Object> extra)
        implements ModelResponse {

    public ChatResponse {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(finishReason, "finishReason");
        Objects.requireNonNull(usage, "usage");
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** A finished answer in plain text. */
    public static ChatResponse of(String model, String text, Usage usage) {
        return new ChatResponse("", model, Message.assistant(text), FinishReason.STOP, "stop", usage, Map.of());
    }

    /** The answer's text. */
    @Override
    public String text() {
        return message.text();
    }

    @Override
    public ChatResponse withUsage(Usage other) {
        return new ChatResponse(id, model, message, finishReason, rawFinishReason, other, extra);
    }
}
