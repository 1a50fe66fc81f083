package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.wire.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a list of models is narrowed down by: a map of wishes, all of which must be met. An unknown number, day or licence
 * meets no wish; a model that nobody described can be asked for anything, here as in plans. A wish with several words wants all of them, but {@code vendor}, {@code account} and {@code licence} want one.
 */
final class ModelFilter {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private static final Map<String, Function<Object, Predicate<Candidate>>> WISHES = Map.ofEntries(
            Map.entry("vendor", wish -> oneOf(wish, each -> vendor(each.card().id()))),
            Map.entry("account", wish -> oneOf(wish, each -> each.target().account())),
            Map.entry("licence", wish -> oneOf(wish, each -> each.card().licence())),
            Map.entry("tag", wish -> all(words(wish), Candidate::tags)),
            Map.entry(
                    "input",
                    wish -> all(
                            constants(wish, Modality.class), each -> each.card().input())),
            Map.entry(
                    "output",
                    wish -> all(
                            constants(wish, Modality.class), each -> each.card().output())),
            Map.entry(
                    "feature",
                    wish -> all(constants(wish, ModelFeature.class), each -> each.card()
                            .features())),
            Map.entry("operation", wish -> all(constants(wish, Operation.class), ModelFilter::operations)),
            Map.entry("openWeights", wish -> tagged("open-weights", flag(wish))),
            Map.entry("minContextWindow", wish -> atLeast(number(wish))),
            Map.entry(
                    "maxInputUsdPerMillion",
                    wish -> atMost(number(wish), card -> card.price().input())),
            Map.entry(
                    "maxOutputUsdPerMillion",
                    wish -> atMost(number(wish), card -> card.price().output())),
            Map.entry("servedOn", wish -> servedOn(day(wish))));

    private ModelFilter() {}

    /**
     * The filter a message asks for, by a map or a JSON object; an empty one asks for none.
     *
     * @throws io.llmrouter.engine.LlmRouterException naming the wish that is none, or is not of its form; and where the
     *     body is neither a map nor an object
     */
    static Predicate<Candidate> of(Message message) {
        Predicate<Candidate> all = each -> true;
        for (Map.Entry<?, ?> wish : wishes(message).entrySet()) {
            all = all.and(one(String.valueOf(wish.getKey()), wish.getValue()));
        }
        return all;
    }

    private static Map<?, ?> wishes(Message message) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> wishes) {
            return wishes;
        }
        String text = body instanceof Collection ? body.toString() : message.getBody(String.class);
        return text == null || text.isBlank() ? Map.of() : object(text);
    }

    private static Map<?, ?> object(String text) {
        try {
            Map<?, ?> wishes = Json.mapper().readValue(text, Map.class);
            return wishes == null ? Map.of() : wishes;
        } catch (JsonProcessingException e) {
            throw Invalid.request(
                    "models are filtered by a map or a JSON object in the body, such as {\"feature\": \"tools\"}; an"
                            + " empty body lists all",
                    e);
        }
    }

    private static Predicate<Candidate> one(String name, @Nullable Object value) {
        Function<Object, Predicate<Candidate>> wish = WISHES.get(name);
        if (wish == null) {
            throw Invalid.request(
                    "models cannot be filtered by '" + name + "'; " + Nearest.hint(name, WISHES.keySet()));
        }
        if (value == null) {
            throw Invalid.request("the filter '" + name + "' has no value");
        }
        try {
            return wish.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Invalid.request("the filter '" + name + "' cannot be '" + value + "': " + e.getMessage(), e);
        }
    }

    private static String vendor(String id) {
        return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    private static Predicate<Candidate> oneOf(Object wish, Function<Candidate, @Nullable String> property) {
        List<String> words = words(wish);
        return each -> {
            String value = property.apply(each);
            return value != null && words.contains(value);
        };
    }

    private static <T> Predicate<Candidate> all(List<T> wanted, Function<Candidate, Collection<T>> property) {
        return each -> property.apply(each).containsAll(wanted);
    }

    /** What it is asked for, and what its tokens are counted with: that can be done for every model. */
    private static Set<Operation> operations(Candidate each) {
        Set<Operation> operations = EnumSet.of(Operation.COUNT_TOKENS);
        operations.addAll(each.card().operations());
        return operations;
    }

    private static boolean flag(Object wish) {
        return switch (text(wish).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither true nor false");
        };
    }

    private static Predicate<Candidate> tagged(String tag, boolean wanted) {
        return each -> each.tags().contains(tag) == wanted;
    }

    private static Predicate<Candidate> atLeast(BigDecimal tokens) {
        return each -> {
            Long window = each.card().contextWindow();
            return window != null && BigDecimal.valueOf(window).compareTo(tokens) >= 0;
        };
    }

    private static Predicate<Candidate> atMost(BigDecimal usd, Function<ModelCard, @Nullable Long> price) {
        BigDecimal most = usd.multiply(NANOS);
        return each -> {
            Long nanos = price.apply(each.card());
            return nanos != null && BigDecimal.valueOf(nanos).compareTo(most) <= 0;
        };
    }

    /** A model of which no end is announced is served on any day. */
    private static Predicate<Candidate> servedOn(LocalDate day) {
        return each -> {
            LocalDate end = each.card().retires();
            return end == null || day.isBefore(end);
        };
    }

    private static <E extends Enum<E>> List<E> constants(Object wish, Class<E> kind) {
        return words(wish).stream().map(word -> Words.parse("word", kind, word)).toList();
    }

    private static List<String> words(Object wish) {
        return wish instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(text(wish).split("\\s*,\\s*"));
    }

    private static BigDecimal number(Object wish) {
        return new BigDecimal(text(wish));
    }

    private static LocalDate day(Object wish) {
        return LocalDate.parse(text(wish));
    }

    private static String text(Object wish) {
        return String.valueOf(wish).trim();
    }
}
