package io.llmrouter.engine.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;

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
        static final Catalogue CATALOGUE = read("models.json", CardReader::read);
    }

    private static final class Providers {
        static final Presets PRESETS = read("presets.json", PresetReader::read);
    }
}
