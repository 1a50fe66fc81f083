package io.llmrouter.engine.provider.ollama;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides how large a context a server is asked for: the prompt, by estimate, and room for the answer. A server loads a
 * model anew for another size, so there are few sizes, each twice the one before it. Documented at
 * https://docs.ollama.com/context-length. Stateless.
 */
final class ContextSize {

    /** The least that a server has where it is told nothing. */
    private static final long USUAL = 4096;

    /** The most that is asked for where the model's window is unknown: memory for it is taken whether it is used or not. */
    private static final long MOST = 131_072;

    /** The room for an answer: limits are often far above what is said, and a longer answer goes on all the same. */
    private static final long MOST_ANSWER = 8192;

    private ContextSize() {}

    /**
     * The size to ask for; empty where the usual one is enough, or the model is served in Ollama's cloud, which has all of
     * its window there.
     *
     * @param window the model's context window; null when unknown
     */
    static OptionalLong of(ChatRequest request, String model, @Nullable Long window) {
        RequestFeatures features = RequestFeatures.of(request, false);
        double input = features.contextTokens() * (1 + features.inputTokensError());
        long needed = (long) Math.ceil(input) + Math.min(features.expectedOutputTokens(), MOST_ANSWER);
        if (needed <= USUAL || model.endsWith("-cloud") || model.endsWith(":cloud")) {
            return OptionalLong.empty();
        }
        long size = Long.highestOneBit(needed - 1) * 2;
        long most = Math.min(size, window == null ? MOST : window);
        return most <= USUAL ? OptionalLong.empty() : OptionalLong.of(most);
    }
}
