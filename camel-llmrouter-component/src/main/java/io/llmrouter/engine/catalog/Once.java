package io.llmrouter.engine.catalog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a card when it is first asked for, and keeps it. Thread-safe: two threads may both make it, with the same
 * result.
 */
final class Once implements Supplier<ModelCard> {

    private final Supplier<ModelCard> source;
    private volatile @Nullable ModelCard card;

    Once(Supplier<ModelCard> source) {
        this.source = source;
    }

    @Override
    public ModelCard get() {
        ModelCard made = card;
        if (made == null) {
            made = source.get();
            card = made;
        }
        return made;
    }
}
