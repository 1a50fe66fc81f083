package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a model thinks of content.
 *
 * @param model the model as the provider names it; may be empty
 * @param flagged whether it is harmful; of parts that were judged one by one, whether one of them is
 * @param categories in what way, in the provider's words; empty when it is not
 * @param scores how likely each way is, from 0 to 1, as far as the provider tells
 * @param usage what it used
 * @param verdicts on each part, in their order, where each was judged by itself; else empty
 */
public record ModerateResponse(
        String model,
        boolean flagged,
        Set<String> categories,
        Map<String, Double> scores,
        Usage usage,
        List<Verdict> verdicts)
        implements ModelResponse {

    /**
     * What it thinks of one part.
     *
     * @param flagged whether it is harmful
     * @param categories in what way; empty when it is not
     * @param scores how likely each way is, from 0 to 1
     */
    public record Verdict(boolean flagged, Set<String> categories, Map<String, Double> scores) {
        public Verdict {
            categories = Collections.unmodifiableSet(new TreeSet<>(categories));
            scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        }
    }

    public ModerateResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(usage, "usage");
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        verdicts = List.copyOf(verdicts);
    }

    /** What several verdicts say together: harmful if one is, in all ways, each as likely as the likeliest. */
    public static ModerateResponse of(String model, List<Verdict> verdicts, Usage usage) {
        Set<String> categories = new TreeSet<>();
        Map<String, Double> scores = new TreeMap<>();
        verdicts.forEach(verdict -> {
            categories.addAll(verdict.categories());
            verdict.scores().forEach((way, score) -> scores.merge(way, score, Math::max));
        });
        boolean flagged = verdicts.stream().anyMatch(Verdict::flagged);
        return new ModerateResponse(model, flagged, categories, scores, usage, verdicts);
    }

    /** The same without the verdicts on the parts, which were judged as one. */
    public ModerateResponse asOne() {
        return new ModerateResponse(model, flagged, categories, scores, usage, List.of());
    }

    @Override
    public ModerateResponse withUsage(Usage other) {
        return new ModerateResponse(model, flagged, categories, scores, other, verdicts);
    }
}
