package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.ChatRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chat request as an OpenAI client sends it: what is asked, and what the client says about how to answer.
 *
 * @param request what is asked; fields that it has no name for are in its {@code extra}
 * @param model the model asked for; null if the request names none
 * @param stream whether the answer is wanted piece by piece
 * @param includeUsage whether a stream is to tell the usage in a last chunk
 * @param user who asks, in the client's words
 */
public record OpenAiChatRequest(
        ChatRequest request, @Nullable String model, boolean stream, boolean includeUsage, @Nullable String user) {
    public OpenAiChatRequest {
        Objects.requireNonNull(request, "request");
    }
}
