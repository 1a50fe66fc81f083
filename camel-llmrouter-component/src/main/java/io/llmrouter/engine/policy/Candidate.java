package io.llmrouter.engine.policy;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.model.Target;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target that a policy may choose, with what is known of it.
 *
 * @param target the target
 * @param card its model
 * @param region where it computes; null when unknown
 * @param tags the account's and the card's tags together
 * @param weight its share under {@code weighted}; 1 unless the policy says otherwise
 * @param off why its account cannot be called at all; null when it can
 * @param named whether the configuration names the card, which then tells what the model is, whatever its name
 */
public record Candidate(
        Target target,
        ModelCard card,
        @Nullable String region,
        Set<String> tags,
        double weight,
        @Nullable String off,
        boolean named) {
    public Candidate {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(card, "card");
        tags = Set.copyOf(tags);
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("the weight of " + target + " must be 0 or more, not " + weight);
        }
    }

    /** What the card tells those who write requests. */
    public CardFacts facts() {
        return card.facts(named);
    }

    /** The same with another share. */
    public Candidate weighing(double share) {
        return share == weight ? this : new Candidate(target, card, region, tags, share, off, named);
    }

    /**
     * Whether it is known to compute in one of these regions. A region holds those whose names begin with its own and a
     * hyphen, as {@code eu} holds {@code eu-central-1}, and those of clouds that are in the area of its name, as {@code eu}
     * holds {@code swedencentral}.
     */
    public boolean computesIn(Set<String> regions) {
        String where = region;
        return where != null
                && (regions.stream().anyMatch(each -> where.equals(each) || where.startsWith(each + "-"))
                        || Areas.of(where).map(regions::contains).orElse(false));
    }
}
