package io.llmrouter.engine.evaluate;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of scores that someone approved: a list of cards in the form {@code cards}, which a configuration lays over the
 * catalogue. Scores of other models and tasks that are in it stay. Written whole or not at all.
 */
public final class ReviewedScores {

    private static final TypeReference<Map<String, List<Map<String, Object>>>> LIST = new TypeReference<>() {};
    private static final int DECIMALS = 4;

    private final Path file;

    public ReviewedScores(Path file) {
        this.file = file;
    }

    /**
     * Takes the scores of a run over, and returns how many. Where several targets have the same card, each counts by the
     * number of its answers; a task without any graded answer changes nothing.
     *
     * @throws IllegalArgumentException if the file holds something else
     */
    public int apply(EvaluationRun run) {
        Map<String, Map<String, Object>> cards = read();
        Map<String, Map<String, double[]>> sums = new TreeMap<>();
        for (Score each : run.scores()) {
            if (each.mean() != null) {
                double[] sum = sums.computeIfAbsent(each.card(), card -> new TreeMap<>())
                        .computeIfAbsent(each.task(), task -> new double[2]);
                sum[0] += each.mean() * each.graded();
                sum[1] += each.graded();
            }
        }
        sums.forEach((card, tasks) -> tasks.forEach((task, sum) ->
                cards.computeIfAbsent(card, each -> new TreeMap<>()).put(task, rounded(sum[0] / sum[1]))));
        RunFiles.write(file, Json.write(Map.of("models", list(cards))));
        return sums.values().stream().mapToInt(Map::size).sum();
    }

    private static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static List<Map<String, Object>> list(Map<String, Map<String, Object>> cards) {
        return cards.entrySet().stream()
                .map(card -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("id", card.getKey());
                    row.put("quality", card.getValue());
                    return row;
                })
                .toList();
    }

    private Map<String, Map<String, Object>> read() {
        Map<String, Map<String, Object>> cards = new TreeMap<>();
        if (!Files.exists(file)) {
            return cards;
        }
        try {
            for (Map<String, Object> row :
                    Json.mapper().readValue(Files.readString(file), LIST).getOrDefault("models", List.of())) {
                Map<String, Object> scores = new TreeMap<>();
                if (!row.keySet().equals(java.util.Set.of("id", "quality"))
                        || !(row.get("quality") instanceof Map<?, ?> quality)) {
                    throw new IllegalArgumentException("it says more of models than scores");
                }
                quality.forEach((task, score) -> scores.put(String.valueOf(task), score));
                cards.put(String.valueOf(row.get("id")), scores);
            }
            return cards;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a file of reviewed scores: " + e.getMessage(), e);
        }
    }
}
