package io.llmrouter.engine.experiment;

import io.llmrouter.engine.policy.Affinity;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A short text that is the same wherever an experiment is configured alike, in whatever order a process keeps its maps. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Experiment experiment) {
        String kind = experiment.fold(
                split -> "ab",
                canary -> "canary " + canary.share() + " " + canary.ramp() + " " + canary.guardrails(),
                mirror -> "shadow " + mirror.share() + " " + mirror.timeout());
        String text = experiment.variants().stream()
                .map(Fingerprint::text)
                .collect(Collectors.joining("; ", kind + " " + experiment.policy() + " " + experiment.by() + "; ", ""));
        return Long.toHexString(Affinity.hash(0, text));
    }

    private static String text(Variant variant) {
        return variant.name() + " " + variant.weight() + " " + variant.candidates() + " " + text(variant.strategy())
                + " " + variant.policy();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof StrategySpec spec) {
            return spec.name() + text(spec.settings());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((name, each) -> sorted.put(String.valueOf(name), text(each)));
            return sorted.toString();
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(Fingerprint::text).toList().toString();
        }
        return value instanceof Record ? inAnyOrder(value.toString()) : String.valueOf(value);
    }

    /** Records of strategies have maps within, whose order differs from process to process. */
    private static String inAnyOrder(String text) {
        String[] words = text.split("[\\[\\]{}, ]+");
        Arrays.sort(words);
        return String.join(" ", words);
    }
}
