package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Sampling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a request fit a context window that it overflowed, where asking for a shorter answer is enough. */
final class Clamp {

    /** An answer shorter than this is not worth asking for. */
    private static final long SHORTEST = 16;

    private Clamp() {}

    /**
     * The same call with a shorter answer asked for; empty when nobody knows how long it may be, the input alone fills the
     * window, or by our count it fitted as it was. What the provider says of it is believed first.
     */
    static Optional<Aimed> shorter(Aimed call, Failure failure) {
        return call.call().request().chat().flatMap(request -> shorter(call, request, failure.room()));
    }

    private static Optional<Aimed> shorter(Aimed call, ChatRequest request, @Nullable Long told) {
        Sampling sampling = request.sampling();
        Integer asked = sampling.maxTokens();
        Long room = told == null && asked != null ? room(call) : told;
        if (room == null || room < SHORTEST || (asked != null && room >= asked)) {
            return Optional.empty();
        }
        int fitting = (int) Math.min(room, Integer.MAX_VALUE);
        return Optional.of(call.asking(request.withSampling(sampling.withMaxTokens(fitting))));
    }

    /** What the input leaves of the window, by the card and our count. */
    private static @Nullable Long room(Aimed call) {
        Long window = call.candidate().card().contextWindow();
        if (window == null) {
            return null;
        }
        RequestFeatures features = call.planned().features();
        return window - (long) Math.ceil(features.inputTokens() * (1 + features.inputTokensError()));
    }
}
