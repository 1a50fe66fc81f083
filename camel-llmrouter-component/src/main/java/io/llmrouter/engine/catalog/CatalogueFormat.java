package io.llmrouter.engine.catalog;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The forms of lists of models that can be laid over a catalogue; {@code docs/catalogue.md} documents them. */
public enum CatalogueFormat {
    /** The form of the built-in cards. */
    CARDS {
        @Override
        Catalogue read(Catalogue base, String name, InputStream in) {
            return CardReader.update(base, name, in);
        }
    },
    /** OpenRouter's public list of models, of which the prices are taken. */
    OPENROUTER {
        @Override
        Catalogue read(Catalogue base, String name, InputStream in) {
            return OpenRouterPrices.update(base, name, in);
        }
    },
    /** LiteLLM's public file of prices. */
    LITELLM {
        @Override
        Catalogue read(Catalogue base, String name, InputStream in) {
            return LiteLlmPrices.update(base, name, in);
        }
    };

    abstract Catalogue read(Catalogue base, String name, InputStream in);

    /**
     * The catalogue with a list over it, or nothing of it: what the list does not say stays as it was.
     *
     * @param name shown in errors
     * @throws IllegalArgumentException naming the list, the place and what is wrong
     */
    public Catalogue update(Catalogue base, String name, byte[] list) {
        return read(base, name, new ByteArrayInputStream(list));
    }
}
