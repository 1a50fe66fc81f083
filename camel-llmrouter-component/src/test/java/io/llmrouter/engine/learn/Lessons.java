package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Prompts about two things, one of which only the strong model can do. */
public final class Lessons {

    private static final int LENGTH = 8;

    private final Random random = new Random(11);
    private final List<ScoredPrompt> prompts = new ArrayList<>();
    private final List<float[]> embeddings = new ArrayList<>();

    private Lessons(int count) {
        for (int at = 0; at < count; at++) {
            boolean hard = at % 2 == 0;
            prompts.add(new ScoredPrompt(
                    prompt(hard), hard ? "proofs" : "greetings", Map.of("weak", hard ? 0.1 : 0.9, "strong", 0.95)));
            embeddings.add(embedding(hard, random));
        }
    }

    /** A model of so many prompts. */
    public static QualityModel model(int count) {
        Lessons lessons = new Lessons(count);
        return QualityTraining.fit(lessons.prompts, lessons.embeddings, "tiny", "first");
    }

    /** So many prompts with their scores. */
    static List<Example> examples(int count) {
        Lessons lessons = new Lessons(count);
        return new Material(lessons.prompts, List.of()).examples(lessons.embeddings, "tiny");
    }

    /** The same prompts, each answered by one of the models only. */
    static List<Example> answers(int count) {
        Random random = new Random(5);
        return examples(count).stream()
                .map(each -> {
                    String who = random.nextBoolean() ? "weak" : "strong";
                    return new Example(
                            each.embedding(),
                            each.form(),
                            each.tokens(),
                            null,
                            Map.of(who, each.scores().getOrDefault(who, 0.0)));
                })
                .toList();
    }

    /** The same prompts with scores that have nothing to do with them. */
    static List<Example> noise(int count) {
        Random random = new Random(5);
        return examples(count).stream()
                .map(each -> new Example(
                        each.embedding(),
                        each.form(),
                        each.tokens(),
                        null,
                        Map.of("weak", random.nextDouble() * .8, "strong", .1 + random.nextDouble() * .8)))
                .toList();
    }

    /** The embedding of a prompt that is hard, or easy. */
    public static float[] embedding(boolean hard) {
        return embedding(hard, new Random(1));
    }

    /** Such a prompt. */
    public static String prompt(boolean hard) {
        return hard ? "Prove that there are infinitely many primes." : "Say good morning to our guests.";
    }

    /** An embedding unlike all that was learned from. */
    public static float[] strange() {
        float[] vector = new float[LENGTH];
        vector[5] = 1;
        return vector;
    }

    private static float[] embedding(boolean hard, Random random) {
        float[] vector = new float[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            vector[at] = (float) random.nextGaussian() * .1f;
        }
        vector[hard ? 0 : 1] += 1;
        return vector;
    }
}
