package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import java.util.Optional;

/** Makes a request fit a context window that it overflowed, where asking for a shorter answer is enough. */
final class Clamp {

    /** An answer shorter than this is not worth asking for. */
    private static final long SHORTEST = 16;

    private Clamp() {}

    /**
     * The same call with a shorter answer asked for; empty when the request sets no limit to clamp, the window is unknown,
     * the input alone fills it, or by our count it fitted as it was.
     */
    static Optional<Aimed> shorter(Aimed call) {
        return call.call().request().chat().flatMap(request -> shorter(call, request));
    }

    private static Optional<Aimed> shorter(Aimed call, ChatRequest request) {
        Sampling sampling = request.sampling();
        Integer asked = sampling.maxTokens();
        Long window = call.candidate().card().contextWindow();
        if (asked == null || window == null) {
            return Optional.empty();
        }
        RequestFeatures features = call.planned().features();
        long input = (long) Math.ceil(features.inputTokens() * (1 + features.inputTokensError()));
        long room = window - input;
        if (room < SHORTEST || room >= asked) {
            return Optional.empty();
        }
        ChatRequest fitting = request.withSampling(sampling.withMaxTokens((int) room));
        return Optional.of(call.asking(fitting));
    }
}
