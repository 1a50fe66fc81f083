package io.llmrouter.engine.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model of qualities is to be learned from.
 *
 * @param prompts with their scores; still to be embedded
 * @param sketches of prompts that are not there any more, with theirs; of each only the latest
 */
public record Material(List<ScoredPrompt> prompts, List<ScoredSketch> sketches) {
    public Material {
        prompts = List.copyOf(prompts);
        sketches = List.copyOf(sketches);
    }

    /** How many there are. */
    public int size() {
        return prompts.size() + sketches.size();
    }

    /** The last ones, so many at most; sketches are taken to be newer than prompts. */
    public Material latest(int most) {
        int kept = Math.min(most, sketches.size());
        int before = Math.min(most - kept, prompts.size());
        return new Material(
                prompts.subList(prompts.size() - before, prompts.size()),
                sketches.subList(sketches.size() - kept, sketches.size()));
    }

    /**
     * All of them, as examples.
     *
     * @param embeddings of the prompts, in their order
     * @param embedder the model that made them
     * @throws IllegalArgumentException if a sketch is by another model
     */
    public List<Example> examples(List<float[]> embeddings, String embedder) {
        List<Example> examples = new ArrayList<>();
        for (int at = 0; at < prompts.size(); at++) {
            examples.add(Example.of(prompts.get(at), embeddings.get(at)));
        }
        for (ScoredSketch each : sketches) {
            if (!each.embedder().equals(embedder)) {
                throw new IllegalArgumentException(
                        "the scored answer '" + each.id() + "' was kept as an embedding by '" + each.embedder()
                                + "', and not by '" + embedder + "': learn with the same model, or keep anew");
            }
            examples.add(each.example());
        }
        return examples;
    }
}
