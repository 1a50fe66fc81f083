package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.strategy.CustomStrategies;
import io.llmrouter.engine.policy.strategy.Labeller;
import io.llmrouter.engine.policy.strategy.Preference;
import io.llmrouter.engine.policy.strategy.Strategies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * Custom strategies out of a Camel context: beans of its registry that are a {@link Strategy} or a {@link Preference}, and
 * Simple expressions whose value names targets, as text with commas or as a collection.
 */
final class RegistryStrategies implements CustomStrategies {

    private final CamelContext context;

    RegistryStrategies(CamelContext context) {
        this.context = context;
    }

    @Override
    public Strategy bean(@Nullable String reference) {
        if (reference == null) {
            return only();
        }
        String name = reference.startsWith("#") ? reference.substring(1) : reference;
        Object bean = context.getRegistry().lookupByName(name);
        if (bean == null) {
            Map<String, Object> all = all();
            throw new IllegalArgumentException("there is no bean '" + name + "' in the registry"
                    + (all.isEmpty() ? ", and no strategy at all" : "; " + Nearest.hint(name, all.keySet())));
        }
        return strategy(name, bean);
    }

    @Override
    public Labeller labeller(String reference) {
        String name = reference.startsWith("#") ? reference.substring(1) : reference;
        Object bean = context.getRegistry().lookupByName(name);
        if (bean instanceof Labeller labeller) {
            return labeller;
        }
        if (bean instanceof Function<?, ?> function) {
            return request -> label(function, request.features().prompt());
        }
        Set<String> all = new TreeSet<>(
                context.getRegistry().findByTypeWithName(Labeller.class).keySet());
        throw new IllegalArgumentException(
                bean == null
                        ? "there is no bean '" + name + "' in the registry that gives labels"
                                + (all.isEmpty() ? "" : "; " + Nearest.hint(name, all))
                        : "the bean '" + name + "' is a " + bean.getClass().getName()
                                + ", and neither a Labeller nor a Function of the prompt");
    }

    @SuppressWarnings("unchecked") // a function that takes no text fails, and its strategy says so
    private static @Nullable String label(Function<?, ?> function, String prompt) {
        Object label = ((Function<Object, Object>) function).apply(prompt);
        return label == null ? null : label.toString();
    }

    private Strategy only() {
        Map<String, Object> all = all();
        if (all.size() == 1) {
            return all.entrySet().stream()
                    .map(each -> strategy(each.getKey(), each.getValue()))
                    .findFirst()
                    .orElseThrow();
        }
        throw new IllegalArgumentException(
                "the strategy 'custom' names neither a bean nor an expression, and the registry" + " has "
                        + (all.isEmpty() ? "no strategy" : "several: " + String.join(", ", all.keySet())));
    }

    private Map<String, Object> all() {
        Map<String, Object> all = new TreeMap<>();
        all.putAll(context.getRegistry().findByTypeWithName(Strategy.class));
        all.putAll(context.getRegistry().findByTypeWithName(Preference.class));
        return all;
    }

    private static Strategy strategy(String name, Object bean) {
        if (bean instanceof Strategy strategy) {
            return strategy;
        }
        if (bean instanceof Preference preference) {
            return Strategies.preferring(preference);
        }
        throw new IllegalArgumentException("the bean '" + name + "' is a "
                + bean.getClass().getName() + ", and neither a Strategy nor a Preference");
    }

    @Override
    public Preference expression(String text) {
        try {
            Expression expression = context.resolveLanguage("simple").createExpression(text);
            expression.init(context);
            return (candidates, request) ->
                    names(expression.evaluate(SimpleConditions.asking(request, context), Object.class));
        } catch (RuntimeCamelException e) {
            throw new IllegalArgumentException("not a Simple expression: " + e.getMessage(), e);
        }
    }

    private static List<String> names(@Nullable Object value) {
        Stream<String> words = value instanceof Collection<?> many
                ? many.stream().map(String::valueOf)
                : Stream.of((value == null ? "" : value.toString()).split(","));
        return words.map(String::strip).filter(each -> !each.isEmpty()).toList();
    }
}
