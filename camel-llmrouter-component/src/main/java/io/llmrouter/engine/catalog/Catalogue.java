package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds model cards. Immutable and thread-safe. */
public interface Catalogue {

    /**
     * The card of that id, or of the model that an alias of that name stands for.
     *
     * @param id {@code vendor/model} or an alias
     */
    Optional<ModelCard> find(String id);

    /** Every card, in the order of their ids. */
    Collection<ModelCard> cards();

    /** What stands for a card without being its id: from the alias to the id of the card. */
    default Map<String, String> aliases() {
        return Map.of();
    }

    /**
     * The cards whose ids match, in the order of their ids.
     *
     * @param wildcard such as {@code openai/*}; see {@link Wildcard}
     */
    default List<ModelCard> matching(String wildcard) {
        Wildcard compiled = Wildcard.of(wildcard);
        return cards().stream().filter(card -> compiled.matches(card.id())).toList();
    }

    /**
     * A catalogue of these on top of this one: where a name is known to both, the new meaning wins.
     *
     * @param additional cards by their ids
     * @param aliases from an alias to an id or to another alias, of these or of this catalogue
     * @throws IllegalArgumentException if an alias stands for itself, for nothing known, or has the name of a card that
     *     comes with it; it names the nearest valid name
     */
    default Catalogue with(Map<String, ModelCard> additional, Map<String, String> aliases) {
        TreeMap<String, ModelCard> cards = new TreeMap<>();
        cards().forEach(card -> cards.put(card.id(), card));
        Map<String, String> names = new HashMap<>(aliases());
        names.keySet().removeAll(additional.keySet());
        cards.keySet().removeAll(aliases.keySet());
        cards.putAll(additional);
        names.putAll(aliases);
        return Catalogue.of(cards, names);
    }

    /** The cards that come with the engine, read from its data file when first asked for. */
    static Catalogue builtIn() {
        return BuiltIn.catalogue();
    }

    /**
     * A catalogue of just these; parameters and errors as those of {@link #with}.
     *
     * @throws IllegalArgumentException as {@link #with} does, and if a card is listed under another id than its own
     */
    static Catalogue of(Map<String, ModelCard> cards, Map<String, String> aliases) {
        return new CardTable(cards, aliases);
    }
}
