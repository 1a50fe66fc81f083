package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as a client sends it: what is asked, and what the client says about how to answer.
 *
 * @param request what is asked; fields that it has no name for are in its {@code extra}
 * @param model the model asked for; null if the request names none
 * @param stream whether the answer is wanted piece by piece
 * @param user who asks, in the client's words; null if it does not say
 */
public record ClientRequest(ChatRequest request, @Nullable String model, boolean stream, @Nullable String user) {
    public ClientRequest {
        Objects.requireNonNull(request, "request");
    }
}
