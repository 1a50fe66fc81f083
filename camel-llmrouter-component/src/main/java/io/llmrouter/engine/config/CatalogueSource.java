package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.CatalogueFormat;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a list of models and prices is fetched from, to be laid over the catalogue. Who fetches it is not the engine's
 * matter.
 *
 * @param from a resource or an endpoint
 * @param poll whether a message is taken from the endpoint, instead of asking it for one
 * @param every how long after one look the next is taken
 * @param format how the list is read
 */
public record CatalogueSource(String from, boolean poll, Duration every, CatalogueFormat format) {
    public CatalogueSource {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(every, "every");
        Objects.requireNonNull(format, "format");
    }
}
