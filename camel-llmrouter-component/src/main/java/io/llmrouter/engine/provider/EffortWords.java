package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ReasoningEffort;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates reasoning efforts into the words that a model accepts: those that quirks list under {@code
 * reasoning.words}, such as {@code low medium high}, or any word where they list none. A word that is not accepted
 * becomes the nearest one, of two as near the lesser; a request that asks for reasoning gets some where the model can
 * reason at all. Immutable.
 */
public final class EffortWords {

    private static final String WORDS = "reasoning.words";
    private static final String EXCLUDED = "reasoning.without";
    private static final String USUALLY = "reasoning.usual";
    private static final String NONE = "none";
    private static final int MINIMAL = 1024;
    private static final int LOW = 2048;
    private static final int MEDIUM = 8192;
    private static final List<String> SCALE =
            List.of(NONE, "minimal", "low", "medium", "high", "xhigh", "max", "ultra");
    /** Stands for the effort that a model takes by itself. */
    private static final String USUAL = "default";

    private final List<String> known;

    private EffortWords(List<String> known) {
        this.known = known;
    }

    /**
     * A word to send, and what of the request it does not say.
     *
     * @param word null where there is none to send, and the model thinks as it does
     * @param adjustment null where it is what was asked
     */
    public record Said(@Nullable String word, @Nullable String adjustment) {}

    /** The words of the model that the quirks are for. */
    public static EffortWords of(Quirks quirks) {
        String words = quirks.rename().getOrDefault(WORDS, "").strip();
        return new EffortWords(words.isEmpty() ? List.of() : List.of(words.split("\\s+", -1)));
    }

    /**
     * The word for what is asked among those that a protocol knows: the same, or else the nearest.
     *
     * @throws UnmappedContent if what is asked is no word for an effort here; to another provider it may be one
     */
    public static String among(List<String> words, String asked) {
        if (rank(asked) < 0) {
            throw UnmappedContent.unsupported(
                    "reasoningEffort '" + asked + "' is not one of " + String.join(", ", SCALE));
        }
        return nearest(asked, words).orElse(asked);
    }

    /**
     * Whether nothing need be sent: no effort is given, or none is asked of a model whose card says that it never
     * reasons.
     */
    public static boolean goesWithoutSaying(ReasoningEffort effort, Quirks quirks) {
        return !effort.isGiven() || (!effort.asks() && quirks.lacks(ModelFeature.REASONING));
    }

    /**
     * The parameters that a model takes only where it does not think, if it is to think: what quirks rename {@code
     * reasoning.without} to. A model that they have a {@code reasoning.usual} for thinks where nothing is said.
     */
    public static Set<String> excluded(ReasoningEffort said, Quirks quirks) {
        boolean thinks = said.isGiven() ? said.asks() : quirks.rename().containsKey(USUALLY);
        String excluded = quirks.rename().getOrDefault(EXCLUDED, "").strip();
        return !thinks || excluded.isEmpty() || quirks.lacks(ModelFeature.REASONING)
                ? Set.of()
                : Set.copyOf(List.of(excluded.split("\\s+", -1)));
    }

    /** The word for an effort that is given. */
    public Said say(ReasoningEffort effort) {
        Integer tokens = effort.budgetTokens();
        if (tokens != null && tokens > 0) {
            String word = nearest(ofBudget(tokens), known).orElse(null);
            return new Said(word, "says a budget of " + tokens + " tokens as " + (word == null ? "thinking" : word));
        }
        String asked = effort.asks() ? Objects.requireNonNull(effort.level()) : NONE;
        String word = nearest(asked, known).orElse(null);
        return new Said(word, asked.equals(word) ? null : note(asked, word));
    }

    /** The adjustment for an effort that is sent as another word, or only as a wish to reason. */
    public static String note(String asked, @Nullable String word) {
        return "says reasoning_effort " + asked + " as " + (word == null ? "thinking" : word);
    }

    /** How many tokens a word stands for; null for those that stand for as many as the model likes. */
    public static @Nullable Integer tokens(@Nullable String word) {
        return switch (String.valueOf(word)) {
            case "minimal" -> Integer.valueOf(MINIMAL);
            case "low" -> Integer.valueOf(LOW);
            case "medium" -> Integer.valueOf(MEDIUM);
            default -> null;
        };
    }

    /** Which of {@code low}, {@code medium} and {@code high} stands for a budget. */
    public static String ofTokens(int tokens) {
        return tokens <= LOW ? "low" : tokens <= MEDIUM ? "medium" : "high";
    }

    /** The index of the first budget, of those in ascending order, that holds that many tokens; else of the last. */
    public static int levelOf(int tokens, List<Integer> budgets) {
        int level = 0;
        while (level < budgets.size() - 1 && budgets.get(level) < tokens) {
            level++;
        }
        return level;
    }

    /** Not every model knows how to think next to nothing. */
    private String ofBudget(int tokens) {
        return tokens <= MINIMAL && !known.isEmpty() ? "minimal" : ofTokens(tokens);
    }

    private static Optional<String> nearest(String asked, List<String> known) {
        int rank = rank(asked);
        if (known.isEmpty() || known.contains(asked) || rank < 0) {
            return Optional.of(asked);
        }
        Comparator<String> near = Comparator.comparingInt(word -> Math.abs(rank(word) - rank));
        return known.stream()
                .filter(word -> asked.equals(NONE) || !word.equals(NONE))
                .min(near.thenComparingInt(EffortWords::rank));
    }

    private static int rank(String word) {
        return SCALE.indexOf(word.equals(USUAL) ? "medium" : word);
    }
}
