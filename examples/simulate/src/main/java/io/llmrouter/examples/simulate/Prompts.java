package io.llmrouter.examples.simulate;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes prompts whose kind has to be found out. A prompt is put together of phrases, each of which adds to its hardness, as
 * does a part that no word shows; the sum decides its kind. What the phrases are stands in {@code prompts.yaml}. Immutable.
 */
final class Prompts {

    private static final int DRAWS_FOR_BANDS = 20_000;
    private static final int MOST_CIRCUMSTANCES = 3;
    private static final int TALK = 2;

    /** What prompts are put together of. */
    record Parts(
            double unseen,
            Map<String, Double> bands,
            Map<Double, List<String>> errands,
            Map<Double, List<String>> matters,
            Map<Double, List<String>> circumstances,
            List<String> talk) {}

    /** A phrase, and what it adds to the hardness of a prompt. */
    private record Phrase(String text, double weight) {}

    /** Phrases that were drawn, and how hard they are together. */
    private record Draft(Phrase errand, Phrase matter, List<Phrase> circumstances, double seen) {}

    /** A kind, and how hard its prompts are at most. */
    private record Band(String kind, double upTo) {}

    private final List<Phrase> errands;
    private final List<Phrase> matters;
    private final List<Phrase> circumstances;
    private final List<String> talk;
    private final double unseen;
    private final List<Band> bands = new ArrayList<>();

    private Prompts(Parts parts, double unseen) {
        errands = phrases(parts.errands());
        matters = phrases(parts.matters());
        circumstances = phrases(parts.circumstances());
        talk = List.copyOf(parts.talk());
        this.unseen = unseen;
        double[] hardness = hardness();
        double share = 0;
        for (Map.Entry<String, Double> band : parts.bands().entrySet()) {
            share += band.getValue();
            bands.add(new Band(
                    band.getKey(),
                    share > 0.999 ? Double.POSITIVE_INFINITY : hardness[(int) (share * hardness.length)]));
        }
    }

    /**
     * Those that come with the simulator.
     *
     * @param unseen how much of the hardness no word shows, as a standard deviation; null for what is usual
     */
    static Prompts builtIn(@Nullable Double unseen) {
        try (InputStream in = Prompts.class.getResourceAsStream("/prompts.yaml")) {
            Parts parts = ScenarioFile.read(Objects.requireNonNull(in, "prompts.yaml"), new TypeReference<>() {});
            return new Prompts(parts, unseen == null ? parts.unseen() : unseen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of prompts there are. */
    List<String> kinds() {
        return bands.stream().map(Band::kind).toList();
    }

    /**
     * A prompt of that kind.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    Prompt draw(String kind, RandomGenerator random) {
        if (bands.stream().noneMatch(band -> band.kind().equals(kind))) {
            throw new IllegalArgumentException(
                    "there are no prompts '" + kind + "'; there are " + String.join(", ", kinds()));
        }
        while (true) {
            Draft draft = draft(random);
            if (kind(draft.seen() + unseen * random.nextGaussian()).equals(kind)) {
                return new Prompt(text(draft, random), kind(draft.seen()));
            }
        }
    }

    /**
     * A prompt that was written.
     *
     * @param text what is asked
     * @param looks the kind that it seems to be to a reader who knows what every phrase weighs
     */
    record Prompt(String text, String looks) {}

    private String kind(double hardness) {
        int at = 0;
        while (hardness > bands.get(at).upTo()) {
            at++;
        }
        return bands.get(at).kind();
    }

    private Draft draft(RandomGenerator random) {
        Phrase errand = one(errands, random);
        Phrase matter = one(matters, random);
        int count = random.nextInt(MOST_CIRCUMSTANCES + 1);
        List<Phrase> some = new ArrayList<>(count);
        double seen = errand.weight() + matter.weight();
        for (int at = 0; at < count; at++) {
            Phrase circumstance = one(circumstances, random);
            if (!some.contains(circumstance)) {
                some.add(circumstance);
                seen += circumstance.weight();
            }
        }
        return new Draft(errand, matter, some, seen);
    }

    /** The errand and its matter, and before and after it the circumstances and the talk, wherever they fall. */
    private String text(Draft draft, RandomGenerator random) {
        List<String> sentences = new ArrayList<>();
        draft.circumstances().forEach(each -> sentences.add(each.text()));
        for (int at = 0; at < TALK; at++) {
            sentences.add(random.nextInt(sentences.size() + 1), one(talk, random));
        }
        String asked = draft.errand().text() + " " + draft.matter().text();
        boolean question = asked.matches("(What|Where|When|Who|Is|How|Why) .*");
        sentences.add(
                random.nextInt(2) == 0 ? 0 : random.nextInt(sentences.size() + 1), asked + (question ? "?" : "."));
        return String.join(" ", sentences);
    }

    private double[] hardness() {
        SplittableRandom random = new SplittableRandom(1);
        double[] hardness = new double[DRAWS_FOR_BANDS];
        Arrays.setAll(hardness, at -> draft(random).seen() + unseen * random.nextGaussian());
        Arrays.sort(hardness);
        return hardness;
    }

    private static List<Phrase> phrases(Map<Double, List<String>> byWeight) {
        List<Phrase> phrases = new ArrayList<>();
        byWeight.forEach((weight, texts) -> texts.forEach(text -> phrases.add(new Phrase(text, weight))));
        return List.copyOf(phrases);
    }

    private static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
