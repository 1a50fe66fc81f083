package io.llmrouter.engine.catalog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A card that is made when it is first asked for, and kept. Thread-safe: two threads may make it, to the same end. */
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
