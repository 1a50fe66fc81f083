package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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

    /** The id of every card, in their order; cheaper than the cards, of which a catalogue may make each when asked for it. */
    default Collection<String> ids() {
        return cards().stream().map(ModelCard::id).toList();
    }

    /** What stands for a card without being its id: from the alias to the id of the card. */
    default Map<String, String> aliases() {
        return Map.of();
    }

    /**
     * A catalogue of these on top of this one: where a name is known to both, the new meaning wins.
     *
     * @param additional cards by their ids
     * @param aliases from an alias to an id or to another alias, of these or of this catalogue
     * @throws IllegalArgumentException if an alias stands for itself, for nothing known, or has the name of a card that
     *     comes with it; it names the nearest valid name
     */
    Catalogue with(Map<String, ModelCard> additional, Map<String, String> aliases);

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
        return CardTable.of(cards, aliases);
    }
}
