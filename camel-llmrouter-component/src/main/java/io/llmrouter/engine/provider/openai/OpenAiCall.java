package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of one of OpenAI's interfaces beside chat, as a client sends it.
 *
 * @param request what is asked; fields that it has no name for are in its {@code extra}
 * @param model the model asked for; null if the request names none
 * @param user who asks, in the client's words
 * @param form writes the answer as the client expects it
 */
public record OpenAiCall<R extends ModelResponse>(
        ModelRequest<R> request, @Nullable String model, @Nullable String user, Function<R, OpenAiAnswer> form) {
    public OpenAiCall {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(form, "form");
    }
}
