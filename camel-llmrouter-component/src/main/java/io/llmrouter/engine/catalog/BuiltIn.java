package io.llmrouter.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The data files that come with the engine, each read once, when first asked for. */
final class BuiltIn {

    private BuiltIn() {}

    static Catalogue catalogue() {
        return Models.CATALOGUE;
    }

    static Presets presets() {
        return Providers.PRESETS;
    }

    private static <T> T read(String file, BiFunction<String, InputStream, T> reader) {
        try (InputStream in = BuiltIn.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + file + " is missing from the jar");
            }
            return reader.apply(file, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data file " + file, e);
        }
    }

    private static final class Models {
        static final Catalogue CATALOGUE =
                completed(read("models.json", CardLines::read), read("generated.json", CardLines::read));

        /** The cards kept by hand, and the generated ones where those have none and leave something open. */
        private static Catalogue completed(CardLines kept, CardLines generated) {
            Map<String, Supplier<ModelCard>> cards = new HashMap<>(generated.cards());
            cards.keySet().removeAll(kept.aliases().keySet());
            kept.cards().forEach((id, card) -> {
                Supplier<ModelCard> other = cards.get(id);
                cards.put(id, other == null ? card : new Once(() -> Completion.of(card.get(), other.get())));
            });
            return new CardTable(cards, kept.aliases());
        }
    }

    private static final class Providers {
        static final Presets PRESETS = read("presets.json", PresetReader::read);
    }
}
