package io.llmrouter.engine.catalog;

import java.util.Collection;
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
}
