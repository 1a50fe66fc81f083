package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an answer by how sure the model was of its words: the geometric mean of their probabilities, which is the
 * exponential of the mean of their logarithms. Reads the forms of OpenAI, Ollama and Gemini. An answer without
 * probabilities does not pass.
 *
 * @param threshold the least confidence, 0 to 1
 */
record ConfidenceVerifier(double threshold) implements Verifier {

    @Override
    public Finding find(Planned asked, Target target, ChatResponse answer) {
        OptionalDouble mean = meanLogarithm(answer.extra());
        if (mean.isEmpty()) {
            return Finding.failed("the provider sent no probabilities of its words", answer);
        }
        double confidence = Math.exp(mean.getAsDouble());
        double shown = Math.round(confidence * 1_000) / 1_000.0;
        return new Finding(confidence >= threshold, confidence, "confidence " + shown, answer);
    }

    private static OptionalDouble meanLogarithm(Map<String, Object> extra) {
        if (extra.get("avgLogprobs") instanceof Number mean) {
            return OptionalDouble.of(mean.doubleValue());
        }
        Object given = extra.get("logprobs");
        Object words = given instanceof Map<?, ?> map ? map.get("content") : given;
        List<Double> logarithms = new ArrayList<>();
        if (words instanceof List<?> list) {
            list.forEach(each -> add(each, logarithms));
        }
        return logarithms.stream().mapToDouble(Double::doubleValue).average();
    }

    private static void add(@Nullable Object word, List<Double> into) {
        if (word instanceof Map<?, ?> map && map.get("logprob") instanceof Number logarithm) {
            into.add(logarithm.doubleValue());
        }
    }
}
