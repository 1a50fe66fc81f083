package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.Labelled;
import io.llmrouter.engine.learn.Lessons;
import io.llmrouter.engine.learn.LiveModel;
import io.llmrouter.engine.learn.QualityModel;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.Map;

/** Knows vectors of a few words: the embedding of a text is the sum of those of the words in it. */
public final class Lore implements Knowledge, TextEmbedder {

    private final Map<String, float[]> words;
    private final LiveModel qualities;

    Lore(Map<String, float[]> words, QualityModel qualities) {
        this(words, LiveModel.fixed(qualities));
    }

    Lore(Map<String, float[]> words, LiveModel qualities) {
        this.words = words;
        this.qualities = qualities;
    }

    /** Knows two words, and what the lessons teach. */
    public static Knowledge usual() {
        Map<String, float[]> words = Map.of("code", Lessons.embedding(true), "weather", Lessons.embedding(false));
        return new Lore(words, Lessons.model(40));
    }

    @Override
    public Outcome<EmbedResponse> embed(EmbedRequest request) {
        if (request.inputs().contains("?")) {
            return Outcome.failed(FailureKind.SERVER_ERROR, "no word of it is known");
        }
        return Outcome.answered(new EmbedResponse(
                "tiny", request.inputs().stream().map(this::vector).toList(), Usage.of(1, 0)));
    }

    private float[] vector(String text) {
        float[] vector = new float[words.values().iterator().next().length];
        words.forEach((word, part) -> {
            for (int at = 0; at < vector.length && text.contains(word); at++) {
                vector[at] += part[at];
            }
        });
        return vector;
    }

    @Override
    public TextEmbedder embedder(String name) {
        return this;
    }

    @Override
    public LiveModel qualities(String location, String embedder) {
        return qualities;
    }

    @Override
    public IntentModel intents(String location, String embedder) {
        List<Labelled> examples = List.of(
                new Labelled("fix code", "coding"),
                new Labelled("code", "coding"),
                new Labelled("weather", "weather"),
                new Labelled("weather today", "weather"));
        return IntentModel.fit(
                examples, examples.stream().map(each -> vector(each.text())).toList());
    }
}
