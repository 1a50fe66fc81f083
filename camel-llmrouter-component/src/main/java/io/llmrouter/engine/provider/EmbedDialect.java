package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** What protocols for embeddings have in common: parts of the size a provider takes, and the forms of vectors. */
public interface EmbedDialect extends OperationDialect<EmbedRequest, EmbedResponse> {

    /** The limit on inputs, among a preset's limits. */
    String INPUTS = "inputs";

    /** The limit on the tokens of all inputs together, among a preset's limits; there is none without it. */
    String INPUT_TOKENS = "inputTokens";

    /**
     * How many inputs the protocol takes at once, where a preset has no {@value #INPUTS} among its limits.
     *
     * @param model what the model is known as
     */
    int mostInputs(String model);

    @Override
    default Class<EmbedRequest> requestType() {
        return EmbedRequest.class;
    }

    @Override
    default List<EmbedRequest> parts(EmbedRequest request, String model, Quirks quirks) {
        Double limit = quirks.clamp().get(INPUTS);
        int most = limit == null ? mostInputs(quirks.knownAs(model)) : limit.intValue();
        return new EmbedParts(most, quirks.clamp().getOrDefault(INPUT_TOKENS, Double.MAX_VALUE)).of(request);
    }

    @Override
    default EmbedResponse joined(List<EmbedResponse> answers) {
        List<float[]> vectors = new ArrayList<>();
        answers.forEach(answer -> vectors.addAll(answer.vectors()));
        Usage usage =
                answers.stream().map(EmbedResponse::usage).reduce(Usage::plus).orElse(Usage.NONE);
        return new EmbedResponse(answers.get(0).model(), vectors, usage);
    }

    /** The answer, if it has a vector for each input, all of one length. */
    static Outcome<EmbedResponse> answer(EmbedRequest request, EmbedResponse answer) {
        List<float[]> vectors = answer.vectors();
        int asked = request.inputs().size();
        if (vectors.size() != asked) {
            return Malformed.answer("it has " + vectors.size() + " vectors for " + asked + " inputs");
        }
        int length = vectors.get(0).length;
        for (float[] vector : vectors) {
            if (vector.length == 0) {
                return Malformed.answer("one of its vectors is empty, or holds something else than numbers");
            }
            if (vector.length != length) {
                return Malformed.answer(
                        "its vectors are of different lengths: " + length + " and " + vector.length + " numbers");
            }
        }
        return Outcome.answered(answer);
    }

    /** A vector: a list of numbers, or base64 of 32-bit floats, the lowest byte first. Empty when it is neither. */
    static float[] vector(JsonNode node) {
        if (node.isTextual()) {
            return decoded(Objects.requireNonNull(node.textValue()));
        }
        float[] vector = new float[node.size()];
        for (int at = 0; at < vector.length; at++) {
            if (!node.path(at).isNumber()) {
                return new float[0];
            }
            vector[at] = node.path(at).floatValue();
        }
        return finite(vector);
    }

    /** The vector; an empty one if it holds what is no number, as nothing is similar to that. */
    private static float[] finite(float[] vector) {
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                return new float[0];
            }
        }
        return vector;
    }

    private static float[] decoded(String base64) {
        try {
            FloatBuffer floats = ByteBuffer.wrap(Base64.getDecoder().decode(base64))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] vector = new float[floats.remaining()];
            floats.get(vector);
            return finite(vector);
        } catch (IllegalArgumentException e) {
            return new float[0];
        }
    }
}
