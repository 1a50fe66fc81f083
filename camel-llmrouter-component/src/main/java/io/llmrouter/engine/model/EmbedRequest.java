package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts to turn into vectors.
 *
 * @param inputs the texts, at least one, none empty
 * @param dimensions how long the vectors are to be; null for the model's own length
 * @param purpose what the vectors are for; null where it does not matter
 * @param extra fields this record has no name for, by their name on the wire
 */
public record EmbedRequest(
        List<String> inputs, @Nullable Integer dimensions, @Nullable Purpose purpose, Map<String, Object> extra)
        implements ModelRequest<EmbedResponse> {

    /** What vectors are for: some models place a question and its answer near each other only when told which is which. */
    public enum Purpose {
        /** To be found. */
        DOCUMENT,
        /** To find with. */
        QUERY,
        CLASSIFICATION,
        CLUSTERING,
        SIMILARITY
    }

    public EmbedRequest {
        inputs = List.copyOf(inputs);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (inputs.isEmpty() || inputs.contains("")) {
            throw new IllegalArgumentException("to embed, give at least one text, and no empty one");
        }
        if (dimensions != null && dimensions < 1) {
            throw new IllegalArgumentException("dimensions must be at least 1, not " + dimensions);
        }
    }

    /** Texts for vectors of the model's own length. */
    public static EmbedRequest of(List<String> inputs) {
        return new EmbedRequest(inputs, null, null, Map.of());
    }

    public EmbedRequest withInputs(List<String> other) {
        return new EmbedRequest(other, dimensions, purpose, extra);
    }

    @Override
    public List<String> texts() {
        return inputs;
    }

    @Override
    public Operation operation() {
        return Operation.EMBED;
    }

    @Override
    public Class<EmbedResponse> answerType() {
        return EmbedResponse.class;
    }
}
