package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.wire.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What there is to learn from before the traffic: prompts of the same kinds and shares, drawn with a seed of their own, and
 * for each how often every model answered it well. They are written to files, which strategies read as they read any other:
 * {@code {{scores}}} for {@code learned}, {@code {{labels}}} for {@code intent}. The files are removed when it is closed.
 */
final class Lessons implements AutoCloseable {

    private static final ObjectMapper JSON = Json.mapper();

    private final Path folder;
    private final Path scores;
    private final Path labels;

    private Lessons(Path folder) {
        this.folder = folder;
        this.scores = folder.resolve("scores.jsonl");
        this.labels = folder.resolve("labels.jsonl");
    }

    /** The lessons of a scenario; none if it says so. */
    static Lessons of(Scenario scenario, Prompts prompts) {
        try {
            Lessons lessons = new Lessons(Files.createTempDirectory("simulate"));
            if (scenario.lessons() != null && scenario.lessons().prompts() > 0) {
                lessons.write(scenario, scenario.lessons(), prompts);
            }
            return lessons;
        } catch (IOException e) {
            throw new UncheckedIOException("what is to be learned from cannot be written: " + e.getMessage(), e);
        }
    }

    /** A text of the configuration, with the files it means. */
    String placed(String text) {
        return text.replace("{{scores}}", scores.toString()).replace("{{labels}}", labels.toString());
    }

    private void write(Scenario scenario, Scenario.Lessons wanted, Prompts prompts) throws IOException {
        Scenario.Traffic traffic = scenario.traffic().with(wanted.prompts());
        Arrivals asks = new Arrivals(traffic, prompts, wanted.seed());
        Map<String, AnswerDraw> models = new LinkedHashMap<>();
        long draws = new SplittableRandom(wanted.seed()).nextLong();
        scenario.models().forEach((target, model) -> models.put(target, new AnswerDraw(target, model, draws)));
        try (BufferedWriter scored = Files.newBufferedWriter(scores);
                BufferedWriter labelled = Files.newBufferedWriter(labels)) {
            while (asks.hasNext()) {
                Ask ask = asks.next();
                Map<String, Double> answers = new LinkedHashMap<>();
                models.forEach((target, draw) -> answers.put(target, score(draw, ask, wanted.tries())));
                line(scored, Map.of("prompt", ask.prompt(), "scores", answers));
                line(labelled, Map.of("text", ask.prompt(), "label", ask.kind()));
            }
        }
    }

    private static double score(AnswerDraw draw, Ask ask, int tries) {
        long good = IntStream.range(0, tries)
                .filter(attempt -> draw.isGood(ask.kind(), ask.number(), attempt))
                .count();
        return (double) good / tries;
    }

    private static void line(BufferedWriter to, Map<String, Object> object) throws IOException {
        to.write(JSON.writeValueAsString(object));
        to.newLine();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(scores);
            Files.deleteIfExists(labels);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
