package io.llmrouter.engine.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A provider's quirks for each of its models. What is said of some models alone, as in {@code o3*, o4*: stop logprobs},
 * is read once, when this is made. Thread-safe.
 */
public final class ModelQuirks {

    private final Quirks common;
    private final List<Row> rows;
    /** There are few of them, as models come in families, and cards are those of the configuration. */
    private final Map<Kind, Quirks> known = new ConcurrentHashMap<>();

    /** Models that have the same quirks: those that the same rows name, and whose cards tell the same. */
    private record Kind(List<Row> rows, CardFacts card) {}

    /** What is said of some models; equal to itself alone. */
    private static final class Row {
        private final List<Wildcard> models;
        private final Set<String> drop = new HashSet<>();
        private final Map<String, String> rename = new HashMap<>();

        Row(String models) {
            this.models = Arrays.stream(models.split(",", -1))
                    .map(name -> Wildcard.of(name.strip()))
                    .toList();
        }

        /** By index, for iterators of so many lists would be most of what a request costs here. */
        boolean isOf(List<String> names) {
            for (int i = 0; i < models.size(); i++) {
                for (int j = 0; j < names.size(); j++) {
                    if (models.get(i).matches(names.get(j))) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    ModelQuirks(Quirks quirks) {
        Row everyModel = new Row("*");
        Map<String, Row> byModels = new LinkedHashMap<>();
        quirks.drop().forEach(said -> row(said, byModels, everyModel).drop.addAll(words(said)));
        quirks.rename().forEach((said, theirs) -> row(said, byModels, everyModel)
                .rename
                .put(said.substring(said.indexOf(':') + 1).strip(), theirs));
        this.rows = List.copyOf(byModels.values());
        boolean alike = everyModel.drop.equals(quirks.drop()) && everyModel.rename.equals(quirks.rename());
        this.common = alike ? quirks : quirks.with(everyModel.drop, everyModel.rename);
    }

    private static Row row(String said, Map<String, Row> byModels, Row everyModel) {
        int colon = said.indexOf(':');
        if (colon < 0) {
            return everyModel;
        }
        String models = said.substring(0, colon);
        Row known = byModels.remove(models);
        Row row = known == null ? new Row(models) : known;
        // What is said last stands last, and holds.
        byModels.put(models, row);
        return row;
    }

    private static List<String> words(String said) {
        return List.of(said.substring(said.indexOf(':') + 1).strip().split("\\s+", -1));
    }

    /**
     * The quirks for a model: without names of models in them, and with what its card tells.
     *
     * @param model the model as the provider names it; its card says which models it is one of, where it has one
     */
    public Quirks of(String model, CardFacts card) {
        Kind kind = new Kind(rows.isEmpty() ? rows : naming(card.names(model)), card);
        Quirks its = known.get(kind);
        return its == null ? known.computeIfAbsent(kind, this::joined) : its;
    }

    private List<Row> naming(List<String> names) {
        List<Row> its = List.of();
        for (Row row : rows) {
            if (row.isOf(names)) {
                its = its.isEmpty() ? new ArrayList<>(rows.size()) : its;
                its.add(row);
            }
        }
        return its;
    }

    private Quirks joined(Kind kind) {
        if (kind.rows.isEmpty()) {
            return common.knowing(kind.card);
        }
        Set<String> drop = new HashSet<>(common.drop());
        Map<String, String> rename = new HashMap<>(common.rename());
        kind.rows.forEach(row -> {
            drop.addAll(row.drop);
            rename.putAll(row.rename);
        });
        return common.with(drop, rename).knowing(kind.card);
    }
}
