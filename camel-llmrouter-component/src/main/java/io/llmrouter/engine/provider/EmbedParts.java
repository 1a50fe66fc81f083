package io.llmrouter.engine.provider;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.EmbedRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the inputs of an embedding into parts that a provider takes at once. An input that is too long by itself is a part
 * by itself, for the provider to refuse.
 *
 * @param inputs how many at most
 * @param tokens how many together at most
 */
record EmbedParts(int inputs, double tokens) {

    /** The parts, in the order of the inputs. Their tokens are estimated, and may be off to the other side. */
    List<EmbedRequest> of(EmbedRequest request) {
        List<EmbedRequest> parts = new ArrayList<>();
        List<String> all = request.inputs();
        double sum = 0;
        int from = 0;
        for (int at = 0; at < all.size(); at++) {
            double more = most(request, all.get(at));
            if (at > from && (at - from == inputs || sum + more > tokens)) {
                parts.add(request.withInputs(all.subList(from, at)));
                from = at;
                sum = 0;
            }
            sum += more;
        }
        parts.add(request.withInputs(all.subList(from, all.size())));
        return parts;
    }

    private double most(EmbedRequest request, String input) {
        if (tokens == Double.MAX_VALUE) {
            return 0;
        }
        RequestFeatures alone = RequestFeatures.of(request.withInputs(List.of(input)), false);
        return alone.inputTokens() * (1 + alone.inputTokensError());
    }
}
