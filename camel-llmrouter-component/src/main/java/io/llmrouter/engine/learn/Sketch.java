package io.llmrouter.engine.learn;

import java.util.Map;

/**
 * What is kept of a prompt instead of its text, to learn from it later: its embedding in one byte a number, its form, and its
 * length. What was said cannot be read in it, but what it was about can be guessed.
 *
 * @param step what one of a byte stands for
 * @param codes the embedding
 * @param form 18 numbers on how long the prompt is, what it is made of and how it asks
 * @param tokens how long it is, about
 */
public record Sketch(float step, byte[] codes, float[] form, int tokens) {

    /** That of a prompt with that embedding. */
    public static Sketch of(String prompt, float[] embedding) {
        float most = 1e-9f;
        for (float each : embedding) {
            most = Math.max(most, Math.abs(each));
        }
        float step = most / Byte.MAX_VALUE;
        byte[] codes = new byte[embedding.length];
        for (int at = 0; at < codes.length; at++) {
            codes[at] = (byte) Math.round(embedding[at] / step);
        }
        double[] numbers = PromptForm.of(prompt);
        float[] form = new float[numbers.length];
        for (int at = 0; at < form.length; at++) {
            form[at] = (float) numbers[at];
        }
        return new Sketch(step, codes, form, Example.tokens(prompt));
    }

    Example example(Map<String, Double> scores) {
        double[] numbers = new double[form.length];
        for (int at = 0; at < form.length; at++) {
            numbers[at] = form[at];
        }
        return new Example(embedding(), numbers, tokens, null, scores);
    }

    private float[] embedding() {
        float[] embedding = new float[codes.length];
        for (int at = 0; at < codes.length; at++) {
            embedding[at] = step * codes[at];
        }
        return embedding;
    }
}
