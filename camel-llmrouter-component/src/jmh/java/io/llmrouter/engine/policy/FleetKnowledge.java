package io.llmrouter.engine.policy;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.learn.IntentModel;
import io.llmrouter.engine.learn.Labelled;
import io.llmrouter.engine.learn.LiveModel;
import io.llmrouter.engine.learn.QualityTraining;
import io.llmrouter.engine.learn.ScoredPrompt;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.strategy.Knowledge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Embeddings that cost nothing, so that what is timed is the decision; and what was learned of twenty of the fleet's models. */
final class FleetKnowledge implements Knowledge, TextEmbedder {

    private static final int LENGTH = 384;
    private static final int PROMPTS = 100;
    private static final int MODELS = 20;

    @Override
    public Outcome<EmbedResponse> embed(EmbedRequest request) {
        List<float[]> vectors =
                request.inputs().stream().map(FleetKnowledge::vector).toList();
        return Outcome.answered(new EmbedResponse("tiny", vectors, Usage.of(1, 0)));
    }

    private static float[] vector(String text) {
        Random random = new Random(text.length());
        float[] vector = new float[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return vector;
    }

    @Override
    public TextEmbedder embedder(String name) {
        float[] prompt = vector(Fleet.prompt());
        Outcome<EmbedResponse> known = Outcome.answered(new EmbedResponse("tiny", List.of(prompt), Usage.of(1, 0)));
        return request -> request.inputs().get(0).length() > 1_000 ? known : embed(request);
    }

    @Override
    public LiveModel qualities(String location, String embedder) {
        Random random = new Random(5);
        List<ScoredPrompt> prompts = new ArrayList<>();
        List<float[]> embeddings = new ArrayList<>();
        for (int prompt = 0; prompt < PROMPTS; prompt++) {
            Map<String, Double> scores = new HashMap<>();
            for (int at = 0; at < MODELS; at++) {
                scores.put("acme/model-" + at, random.nextDouble());
            }
            prompts.add(new ScoredPrompt("prompt " + prompt, "all", scores));
            embeddings.add(vector("a".repeat(prompt)));
        }
        return LiveModel.fixed(QualityTraining.fit(prompts, embeddings, "tiny", "first"));
    }

    @Override
    public IntentModel intents(String location, String embedder) {
        List<Labelled> examples = new ArrayList<>();
        for (int at = 0; at < PROMPTS; at++) {
            examples.add(new Labelled("a".repeat(at), "label " + at % 10));
        }
        return IntentModel.fit(
                examples, examples.stream().map(each -> vector(each.text())).toList());
    }
}
