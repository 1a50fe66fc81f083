package io.llmrouter.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code models.json}, and lists of the same form that were published later, to be laid over a catalogue;
 * {@code docs/catalogue.md} documents the form.
 */
final class CardReader {

    /** What an entry that inherits nothing starts from: unlike an undescribed card, it assumes nothing. */
    private static final ModelCard BLANK = new ModelCard(
            "",
            null,
            null,
            Set.of(),
            Set.of(),
            Set.of(),
            Price.UNKNOWN,
            Map.of(),
            Set.of(),
            Set.of(Operation.CHAT),
            null,
            null,
            null);

    private final Set<String> sources = new HashSet<>();
    private final Map<String, ModelCard> cards = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    /** What a list published later is laid over; null for a list that stands by itself. */
    private final @Nullable Catalogue base;

    private CardReader(@Nullable Catalogue base) {
        this.base = base;
    }

    static Catalogue read(String file, InputStream in) {
        CardReader reader = new CardReader(null);
        reader.readAll(file, in);
        return Catalogue.of(reader.cards, reader.aliases);
    }

    /** The catalogue with that list over it: what the list says of a model replaces what was known, the rest stays. */
    static Catalogue update(Catalogue base, String file, InputStream in) {
        CardReader reader = new CardReader(base);
        reader.readAll(file, in);
        if (reader.cards.isEmpty()) {
            throw new IllegalArgumentException(file + ": there is no model in it");
        }
        return base.with(reader.cards, reader.aliases);
    }

    private void readAll(String file, InputStream in) {
        new DataFile(file, Map.of("sources", this::addSource, "models", this::addModel)).read(in);
    }

    /**
     * One card by itself, whose provenance was checked when its file was made.
     *
     * @param others the cards that it may inherit
     */
    static ModelCard card(Entry entry, Function<String, Optional<ModelCard>> others) {
        String from = entry.optionalText("inherits");
        ModelCard base = from == null
                ? BLANK
                : elsewhere(others.apply(from)
                        .orElseThrow(() -> entry.wrong("it inherits '" + from + "', which is not there")));
        ModelCard card = overlay(entry).applyTo(entry.text("id"), base);
        requireComplete(entry, card);
        entry.words("aliases");
        entry.words("sources");
        entry.text("date");
        entry.optionalText("note");
        entry.requireAllRead();
        return card;
    }

    private void addSource(Entry entry) {
        sources.add(entry.text("name"));
        entry.text("what");
        entry.text("url");
        entry.text("licence");
        date(entry);
    }

    private void addModel(Entry entry) {
        String id = ownId(entry.text("id"));
        if (cards.containsKey(id)) {
            throw entry.wrong("there are two models with the id '" + id + "'");
        }
        ModelCard card = overlay(entry).applyTo(id, inherited(entry, id));
        requireKnownOrNew(entry, id, card);
        requireComplete(entry, card);
        requireProvenance(entry);
        cards.put(id, card);
        for (String alias : entry.words("aliases")) {
            if (aliases.putIfAbsent(alias, id) != null) {
                throw entry.wrong("there are two models with the alias '" + alias + "'");
            }
        }
    }

    /** The id of the card that an alias stands for. */
    private String ownId(String id) {
        return known(id).map(ModelCard::id).orElse(id);
    }

    private Optional<ModelCard> known(String id) {
        return base == null ? Optional.empty() : base.find(id);
    }

    private ModelCard inherited(Entry entry, String id) {
        String from = entry.optionalText("inherits");
        if (from == null) {
            return known(id).orElse(BLANK);
        }
        ModelCard card = cards.containsKey(from) ? cards.get(from) : known(from).orElse(null);
        if (card == null) {
            throw entry.wrong(
                    "it inherits '" + from + "', which no line above describes; " + Nearest.hint(from, cards.keySet()));
        }
        return elsewhere(card);
    }

    /** The same model at another place: what it costs at one says nothing about another. */
    private static ModelCard elsewhere(ModelCard card) {
        return new ModelCard(
                card.id(),
                card.contextWindow(),
                card.maxOutput(),
                card.input(),
                card.output(),
                card.features(),
                Price.UNKNOWN,
                card.quality(),
                card.tags(),
                card.operations(),
                null,
                card.licence(),
                null);
    }

    private static CardOverlay overlay(Entry entry) {
        return new CardOverlay(
                entry.count("contextWindow"),
                entry.count("maxOutput"),
                entry.words("input", Modality.class, "modality"),
                entry.words("output", Modality.class, "modality"),
                entry.words("features", ModelFeature.class, "feature"),
                PriceReader.read(entry.object("price")),
                entry.map("quality", score -> score(entry, score)),
                Set.copyOf(entry.words("tags")),
                entry.words("operations", Operation.class, "operation"),
                entry.day("retires"),
                entry.optionalText("licence"),
                entry.optionalText("successor"));
    }

    private static double score(Entry entry, JsonNode score) {
        if (!score.isNumber() || score.doubleValue() < 0 || score.doubleValue() > 1) {
            throw entry.wrong("a score in 'quality' is not a number from 0 to 1");
        }
        return score.doubleValue();
    }

    /** A misspelt name looks like a new model of which next to nothing is said. */
    private void requireKnownOrNew(Entry entry, String id, ModelCard card) {
        if (base != null
                && known(id).isEmpty()
                && card.input().isEmpty()
                && card.output().isEmpty()) {
            throw entry.wrong(
                    "unknown model, and a new one needs 'input' and 'output'; " + Nearest.hint(id, base.ids()));
        }
    }

    private static void requireComplete(Entry entry, ModelCard card) {
        if (card.input().isEmpty() || card.output().isEmpty()) {
            throw entry.wrong("'input' or 'output' names no modality");
        }
        Long window = card.contextWindow();
        Long output = card.maxOutput();
        if (window != null && output != null && output > window) {
            throw entry.wrong("'maxOutput' is more than 'contextWindow'");
        }
    }

    private void requireProvenance(Entry entry) {
        List<String> named = entry.words("sources");
        if (base != null) {
            // who lays a list over the catalogue knows where it is from
            entry.optionalText("date");
            entry.optionalText("note");
            return;
        }
        if (named.isEmpty()) {
            throw entry.wrong("'sources' does not say where this is known from");
        }
        for (String source : named) {
            if (!sources.contains(source)) {
                throw entry.wrong("unknown source '" + source + "'; " + Nearest.hint(source, sources));
            }
        }
        date(entry);
        entry.optionalText("note");
    }

    /** Fails where there is no date, or none that is one. */
    private static void date(Entry entry) {
        entry.text("date");
        entry.day("date");
    }
}
