package io.llmrouter.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the writers of requests need to know of a model's card: what the model is, which its name at a provider does not
 * always tell, what it cannot do, and how much it reads and writes. Immutable.
 *
 * @param id the card that the configuration says the model is; empty where it says none, and the name tells
 * @param lacks what the model cannot do; empty where there is no card, or it tells nothing
 * @param contextWindow the most tokens of prompt and answer together; null when unknown
 * @param maxOutput the most tokens of an answer; null when unknown
 */
public record CardFacts(String id, Set<ModelFeature> lacks, @Nullable Long contextWindow, @Nullable Long maxOutput) {

    /** Nothing known, as of a model without a card. */
    public static final CardFacts NONE = new CardFacts("", Set.of());

    /** Of a card that tells no sizes. */
    public CardFacts(String id, Set<ModelFeature> lacks) {
        this(id, lacks, null, null);
    }

    public CardFacts {
        lacks = Set.copyOf(lacks);
    }

    /** That many tokens, or as many as the longest answer has, if that is fewer. */
    public int within(int tokens) {
        return maxOutput == null ? tokens : (int) Math.min(tokens, maxOutput);
    }

    /** What tells the form of a model's requests: the card's id, or else the name that the provider has for it. */
    public String knownAs(String wireName) {
        return id.isEmpty() ? wireName : id;
    }

    /**
     * Every name the model may be meant by: of a card's id also its ends, as {@code gpt-5-mini} of
     * {@code openai/gpt-5-mini}; or else the name that the provider has for it, and no other.
     */
    List<String> names(String wireName) {
        if (id.isEmpty()) {
            return List.of(wireName);
        }
        List<String> names = new ArrayList<>(List.of(id));
        for (int slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
            names.add(id.substring(slash + 1));
        }
        return names;
    }
}
