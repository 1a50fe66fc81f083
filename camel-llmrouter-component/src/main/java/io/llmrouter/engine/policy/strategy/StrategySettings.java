package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Speed;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one strategy, read with their defaults. Methods throw {@link IllegalArgumentException}, naming the
 * setting and the nearest valid word, if a value is not one it can have.
 *
 * @param spec the strategy as configured
 * @param strategies makes strategies that are settings of this one
 * @param recall what this one and those remember
 */
record StrategySettings(StrategySpec spec, Strategies strategies, Recall recall) {

    /** One of these words; the first one when it is not set. */
    String word(String name, Collection<String> valid) {
        Object value = spec.settings().get(name);
        if (value == null) {
            return valid.iterator().next();
        }
        String word = value.toString();
        if (!valid.contains(word)) {
            throw new IllegalArgumentException("the setting '" + name + "' of '" + spec.name() + "' cannot be '" + word
                    + "'; " + Nearest.hint(word, valid));
        }
        return word;
    }

    /** Any text; null when it is not set. */
    @Nullable
    String text(String name) {
        Object value = spec.settings().get(name);
        return value == null ? null : value.toString();
    }

    /** Whether it is set. */
    boolean has(String name) {
        return spec.settings().containsKey(name);
    }

    /** Texts by name, in their order; empty when it is not set. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (spec.settings().get(name) instanceof Map<?, ?> given) {
            given.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
        }
        return texts;
    }

    /** The percentile; null when it is not set. */
    @Nullable
    Percentile percentile() {
        if (!spec.settings().containsKey("percentile")) {
            return null;
        }
        String word = word("percentile", List.of("p50", "p90", "p99"));
        return Percentile.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** How fast a target is, by the figure that the settings {@code of} and {@code percentile} name. */
    Speed speed() {
        boolean whole = word("of", List.of("total", "first-token")).equals("total");
        Percentile given = percentile();
        Percentile usual = whole ? null : Percentile.P50;
        return new Speed(whole ? Measure.TOTAL : Measure.FIRST_TOKEN, given == null ? usual : given);
    }

    /** One of a kind by its name in lower case; the first one when it is not set. */
    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        List<String> words = Stream.of(kind.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return Enum.valueOf(kind, word(name, words).toUpperCase(Locale.ROOT));
    }

    /** A whole number that is at least 1. */
    int count(String name, int otherwise) {
        Object value = spec.settings().get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number) || number.longValue() < 1 || number.longValue() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the setting '" + name + "' of '" + spec.name()
                    + "' must be a whole number, 1 or more, not " + value);
        }
        return number.intValue();
    }

    /** A number from 0 to 1. */
    double share(String name, double otherwise) {
        Object value = spec.settings().get(name);
        if (value == null) {
            return otherwise;
        }
        double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException(
                    "the setting '" + name + "' of '" + spec.name() + "' must be from 0 to 1, not " + value);
        }
        return number;
    }

    /** A weight for each of these names: 1 for all when none is set, else 0 for those that are not named. */
    Map<String, Double> weights(String name, Collection<String> valid) {
        return weights(name, spec.settings().get(name), valid);
    }

    /** Weights as above for classes of calls; only for those that are named. */
    Map<Priority, Map<String, Double>> classWeights(String name, Collection<String> valid) {
        Map<Priority, Map<String, Double>> classes = new EnumMap<>(Priority.class);
        if (spec.settings().get(name) instanceof Map<?, ?> given) {
            given.forEach((of, weights) -> {
                String word = known(name, of, Priority.words());
                classes.put(Priority.of(word).orElseThrow(), weights(name + "." + word, weights, valid));
            });
        }
        return classes;
    }

    private Map<String, Double> weights(String name, @Nullable Object value, Collection<String> valid) {
        Map<String, Double> weights = new LinkedHashMap<>();
        valid.forEach(each -> weights.put(each, value == null ? 1.0 : 0.0));
        if (value instanceof Map<?, ?> given) {
            given.forEach((of, weight) -> weights.put(known(name, of, valid), weight(name, of, weight)));
        }
        if (weights.values().stream().noneMatch(each -> each > 0)) {
            throw new IllegalArgumentException(
                    "the setting '" + name + "' of '" + spec.name() + "' needs a weight above 0");
        }
        return weights;
    }

    private String known(String name, @Nullable Object of, Collection<String> valid) {
        String word = String.valueOf(of);
        if (!valid.contains(word)) {
            throw new IllegalArgumentException("the setting '" + name + "' of '" + spec.name() + "' has no '" + word
                    + "'; " + Nearest.hint(word, valid));
        }
        return word;
    }

    private double weight(String name, @Nullable Object of, @Nullable Object weight) {
        double number = weight instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(
                    "the weight '" + of + "' of '" + spec.name() + "' must be 0 or more, not " + weight);
        }
        return number;
    }

    /** Another strategy; null when it is not set. */
    @Nullable
    Strategy strategy(String name) {
        Object value = spec.settings().get(name);
        if (value == null) {
            return null;
        }
        return inner(value instanceof StrategySpec other ? other : StrategySpec.of(value.toString()));
    }

    /** A strategy that works within this one. */
    Strategy inner(StrategySpec other) {
        Strategy inner = strategies.create(other, recall);
        if (inner.verification() != null) {
            throw new IllegalArgumentException("'" + other.name() + "' cannot stand within '" + spec.name()
                    + "': it verifies answers, so the other one is its 'order'");
        }
        return inner;
    }

    /** A number from 0 to 1. */
    double number(String name, double otherwise) {
        Object value = spec.settings().get(name);
        double number = value instanceof Number given ? given.doubleValue() : value == null ? otherwise : Double.NaN;
        if (!(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException(
                    "the setting '" + name + "' of '" + spec.name() + "' must be from 0 to 1, not " + value);
        }
        return number;
    }

    /** The items of a list, all of one kind; empty when it is not set. */
    <T> List<T> items(String name, Class<T> kind) {
        Object value = spec.settings().get(name);
        List<?> given = value instanceof List<?> items ? items : value == null ? List.of() : List.of(value);
        for (Object each : given) {
            if (!kind.isInstance(each)) {
                throw new IllegalArgumentException(
                        "the setting '" + name + "' of '" + spec.name() + "' cannot have " + each);
            }
        }
        return given.stream().map(kind::cast).toList();
    }

    /** The tiers; these when it is not set. */
    List<Tier> tiers(String name, List<Tier> otherwise) {
        Object value = spec.settings().get(name);
        if (value == null) {
            return otherwise;
        }
        List<Tier> tiers = new ArrayList<>();
        if (value instanceof List<?> items) {
            for (Object each : items) {
                tiers.add(each instanceof Tier tier ? tier : Tier.of(StrategySpec.of(String.valueOf(each))));
            }
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("the setting '" + name + "' of '" + spec.name() + "' has no strategies");
        }
        return tiers;
    }

    /** A list of words; empty when it is not set. */
    List<String> words(String name) {
        return spec.settings().get(name) instanceof Collection<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Any text that has to be there. */
    String needed(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the strategy '" + spec.name() + "' needs the setting '" + name + "'");
        }
        return text;
    }

    /** A number within these bounds. */
    double number(String name, double otherwise, double least, double most) {
        Object value = spec.settings().get(name);
        double number = value == null ? otherwise : value instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(number >= least && number <= most)) {
            throw new IllegalArgumentException(
                    "the setting '" + name + "' of '" + spec.name() + "' must be a number from " + Figures.plain(least)
                            + " to " + Figures.plain(most) + ", not " + value);
        }
        return number;
    }

    /** Routes, at least one. */
    List<RouteSpec> routes(String name) {
        List<RouteSpec> routes = new ArrayList<>();
        if (spec.settings().get(name) instanceof List<?> given) {
            given.forEach(each -> routes.add((RouteSpec) each));
        }
        if (routes.isEmpty()) {
            throw new IllegalArgumentException(
                    "the strategy '" + spec.name() + "' needs at least one of '" + name + "'");
        }
        return routes;
    }
}
