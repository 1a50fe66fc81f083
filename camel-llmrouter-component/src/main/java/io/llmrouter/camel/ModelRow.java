package io.llmrouter.camel;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.policy.Candidate;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model as one row of a list, in JSON's values. What is unknown is left out. */
final class ModelRow {

    private ModelRow() {}

    static Map<String, Object> of(Candidate candidate) {
        ModelCard card = candidate.card();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("target", candidate.target().toString());
        row.put("account", candidate.target().account());
        row.put("model", candidate.target().model());
        row.put("card", card.id());
        put(row, "contextWindow", card.contextWindow());
        put(row, "maxOutput", card.maxOutput());
        row.put("input", words(card.input()));
        row.put("output", words(card.output()));
        row.put(
                "features",
                card.features().stream().map(ModelFeature::word).sorted().toList());
        put(row, "inputUsdPerMillion", usd(card.price().input()));
        put(row, "outputUsdPerMillion", usd(card.price().output()));
        put(row, "retires", card.retires() == null ? null : card.retires().toString());
        put(row, "successor", card.successor());
        put(row, "licence", card.licence());
        put(row, "region", candidate.region());
        row.put("tags", candidate.tags().stream().sorted().toList());
        put(row, "off", candidate.off());
        return row;
    }

    private static List<String> words(Collection<Modality> modalities) {
        return modalities.stream()
                .sorted()
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static @Nullable Object usd(@Nullable Long nanos) {
        return nanos == null ? null : BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
