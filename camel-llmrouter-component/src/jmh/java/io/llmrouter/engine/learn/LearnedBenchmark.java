package io.llmrouter.engine.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long an estimate takes once the embedding is there, over so many scored prompts of two models. The set-up says how
 * large the file is.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class LearnedBenchmark {

    private static final int LENGTH = 384;
    private static final int LABELS = 30;

    @Param({"1500", "15000"})
    public int prompts;

    private final Random random = new Random(1);
    private QualityModel model;
    private float[] embedding;
    private String prompt;

    @Setup
    public void prepare() throws IOException {
        List<ScoredPrompt> scored = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        for (int at = 0; at < prompts; at++) {
            scored.add(new ScoredPrompt(
                    "question " + at + " of the set, with some words in it",
                    "group " + at % LABELS,
                    Map.of("weak", (double) random.nextInt(2), "strong", (double) random.nextInt(2))));
            embeddings.add(vector());
        }
        model = QualityTraining.fit(scored, embeddings, "random", "benchmark");
        embedding = vector();
        prompt = "What is the capital of France, and how many people live there? ".repeat(10);
        Path file = Files.createTempFile("benchmark", ".learned");
        ModelFile.write(model, file);
        System.getLogger(LearnedBenchmark.class.getName())
                .log(System.Logger.Level.INFO, "{0} prompts are {1} bytes", prompts, Files.size(file));
        Files.delete(file);
    }

    @Benchmark
    public Estimate estimate() {
        return model.estimate(embedding, prompt);
    }

    private float[] vector() {
        float[] vector = new float[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return vector;
    }
}
