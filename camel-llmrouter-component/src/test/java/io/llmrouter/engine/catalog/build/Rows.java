package io.llmrouter.engine.catalog.build;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes merged models in the form of {@code models.json}, each on a line. */
final class Rows {

    private static final int FACTOR_DIGITS = 4;
    private static final List<String> FEATURES = List.of(
            "streaming", "tools", "parallel-tools", "json-output", "json-schema", "reasoning", "prompt-caching");

    private final Map<String, String> dates;

    /** Rows dated by their sources' days. */
    Rows(Map<String, String> dates) {
        this.dates = dates;
    }

    String line(Merged model) {
        ObjectNode row = Json.mapper().createObjectNode();
        row.put("id", model.id);
        model.window().ifPresent(window -> row.put("contextWindow", window));
        model.maxOutput().ifPresent(longest -> row.put("maxOutput", longest));
        Map<String, BigDecimal> rates = model.rates();
        if (!rates.isEmpty()) {
            price(row.putObject("price"), rates, model.cases());
        }
        modalities(row, model);
        features(row, model, rates);
        if (!model.operation.equals("chat")) {
            row.putArray("operations").add(model.operation);
        }
        put(row, "tags", model.words(fact -> fact.tags));
        model.text(fact -> fact.retires).ifPresent(day -> row.put("retires", day));
        licence(model).ifPresent(licence -> row.put("licence", licence));
        put(row, "sources", model.sources());
        row.put(
                "date",
                model.sources().stream().map(dates::get).max(String::compareTo).orElseThrow());
        return write(row);
    }

    private static Optional<String> licence(Merged model) {
        boolean open = model.words(fact -> fact.tags).contains("open-weights");
        return model.text(fact -> fact.licence).or(() -> open ? Licences.of(model.id) : Optional.empty());
    }

    private static void modalities(ObjectNode row, Merged model) {
        Set<String> input = model.words(fact -> fact.input);
        Set<String> output = model.words(fact -> fact.output);
        put(row, "input", input.isEmpty() ? List.of("text") : input);
        put(row, "output", output.isEmpty() ? List.of("text") : output);
    }

    private static void features(ObjectNode row, Merged model, Map<String, BigDecimal> rates) {
        if (!model.operation.equals("chat")) {
            return;
        }
        Set<String> has = new TreeSet<>(model.words(fact -> fact.features));
        has.add("streaming");
        if (rates.containsKey("cachedInput")) {
            has.add("prompt-caching");
        }
        put(row, "features", FEATURES.stream().filter(has::contains).toList());
    }

    private static void put(ObjectNode row, String key, Collection<String> words) {
        if (!words.isEmpty()) {
            ArrayNode list = row.putArray(key);
            words.forEach(list::add);
        }
    }

    private static void price(
            ObjectNode price, Map<String, BigDecimal> usual, Map<Map<String, Object>, Map<String, BigDecimal>> cases) {
        usual.forEach(price::put);
        ArrayNode tiers = Json.mapper().createArrayNode();
        cases.forEach((when, rates) -> {
            Map<String, BigDecimal> other = new TreeMap<>(rates);
            other.entrySet().removeIf(each -> each.getValue().equals(usual.get(each.getKey())));
            if (!other.isEmpty()) {
                ObjectNode tier = tiers.addObject();
                new TreeMap<>(when).forEach(tier::putPOJO);
                rates(tier, usual, rates, other);
            }
        });
        if (!tiers.isEmpty()) {
            price.set("tiers", tiers);
        }
    }

    /** One factor where it says the same as all the prices. */
    private static void rates(
            ObjectNode tier,
            Map<String, BigDecimal> usual,
            Map<String, BigDecimal> all,
            Map<String, BigDecimal> other) {
        if (all.keySet().equals(usual.keySet()) && usual.get("input") != null) {
            BigDecimal factor = all.get("input")
                    .divide(usual.get("input"), FACTOR_DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            boolean same = usual.entrySet().stream()
                    .allMatch(each -> each.getValue().multiply(factor).compareTo(all.get(each.getKey())) == 0);
            if (same) {
                tier.put("factor", factor);
                return;
            }
        }
        other.forEach(tier::put);
    }

    private static String write(ObjectNode row) {
        try {
            return Json.mapper()
                    .writer()
                    .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
