package io.llmrouter.examples.simulate;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns texts into vectors without a model, in microseconds: each word, and each pair of neighbours, is hashed to one of 384
 * places with a sign. Each sentence counts alike, however long it is; the vector has length 1. It knows words and no
 * meanings. Immutable and thread-safe.
 */
final class HashedWords implements TextEmbedder {

    private static final int LENGTH = 384;
    private static final Pattern ENDS = Pattern.compile("[.!?;]+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

    @Override
    public Outcome<EmbedResponse> embed(EmbedRequest request) {
        List<float[]> vectors =
                request.inputs().stream().map(HashedWords::vector).toList();
        return Outcome.answered(new EmbedResponse("hashed-words", vectors, Usage.NONE));
    }

    private static float[] vector(String text) {
        float[] vector = new float[LENGTH];
        for (String sentence : ENDS.split(text)) {
            float[] own = words(sentence);
            for (int at = 0; at < LENGTH; at++) {
                vector[at] += own[at];
            }
        }
        return normal(vector);
    }

    private static float[] words(String sentence) {
        float[] vector = new float[LENGTH];
        int before = 0;
        for (String word : GAPS.split(sentence.toLowerCase(Locale.ROOT))) {
            int hash = mixed(word.hashCode());
            add(vector, hash);
            add(vector, mixed(before * 31 + hash));
            before = hash;
        }
        return normal(vector);
    }

    private static float[] normal(float[] vector) {
        double square = 0;
        for (float each : vector) {
            square += each * each;
        }
        float length = (float) Math.sqrt(Math.max(square, 1e-12));
        for (int at = 0; at < LENGTH; at++) {
            vector[at] /= length;
        }
        return vector;
    }

    private static void add(float[] vector, int hash) {
        vector[(hash >>> 1) % LENGTH] += (hash & 1) == 0 ? 1 : -1;
    }

    /** Spreads the bits of a hash (the finisher of MurmurHash3). */
    private static int mixed(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
