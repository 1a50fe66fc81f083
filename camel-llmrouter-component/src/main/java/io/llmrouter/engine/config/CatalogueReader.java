package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import io.llmrouter.engine.catalog.CatalogueFormat;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.config.Node.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalogue}: where models and prices are kept up to date from. */
final class CatalogueReader {

    static final Section CATALOGUE = Section.of(
            "catalogue",
            key(
                    "refresh",
                    "map, or list of maps",
                    "what comes with the engine",
                    "Lists of models and prices that are laid over the built-in ones, later ones over earlier ones."));

    static final Section REFRESH = Section.of(
            "catalogue.refresh",
            key("from", "resource or Camel URI", REQUIRED, "Where the list is, such as `https://…` or `file:…`."),
            key(
                    "poll",
                    "true or false",
                    "`false`",
                    "With `true`, a message is taken from the endpoint instead of asking it for one."),
            key("every", "duration", "`24h`", "How long after one look the next is taken."),
            key("format", "`cards`, `openrouter` or `litellm`", "`cards`", "How the list is written."));

    private static final Duration A_DAY = Duration.ofHours(24);

    private final Values values;

    CatalogueReader(Values values) {
        this.values = values;
    }

    List<CatalogueSource> read(Node node) {
        Fields fields = Fields.open(node, CATALOGUE, values);
        Node refresh = fields == null ? null : fields.node("refresh");
        if (refresh == null) {
            return List.of();
        }
        Node list = refresh.asList();
        List<CatalogueSource> sources = new ArrayList<>();
        for (Node each : list.is(Kind.LIST) ? list.items() : List.of(refresh)) {
            CatalogueSource source = source(each);
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    private @Nullable CatalogueSource source(Node node) {
        Fields fields = Fields.open(node, REFRESH, values);
        if (fields == null) {
            return null;
        }
        String from = fields.text("from");
        if (!fields.has("from")) {
            fields.problems().add(fields.spot(), "has no 'from', which says where the list is");
        }
        boolean poll = fields.flag("poll", false);
        Duration every = fields.duration("every", A_DAY);
        CatalogueFormat format = format(fields);
        return from == null || format == null ? null : new CatalogueSource(from, poll, every, format);
    }

    private @Nullable CatalogueFormat format(Fields fields) {
        String word = fields.text("format");
        if (word == null) {
            return CatalogueFormat.CARDS;
        }
        int index = Words.of(CatalogueFormat.class).indexOf(word.strip());
        if (index < 0) {
            fields.problems().unknown(fields.spot("format"), "format", word, Words.of(CatalogueFormat.class));
            return null;
        }
        return CatalogueFormat.values()[index];
    }
}
