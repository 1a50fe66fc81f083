package io.llmrouter.engine.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions that a rule can ask of the request itself and of its options. All are immutable and thread-safe. */
public final class When {

    private record Asked(String describe, Predicate<PlanRequest> test) implements Condition {
        @Override
        public boolean holds(PlanRequest request) {
            return test.test(request);
        }
    }

    private When() {}

    /** The caller's tags have all of these. */
    public static Condition tags(Set<String> tags) {
        Set<String> wanted = Set.copyOf(tags);
        return new Asked(
                "tags " + words(wanted), request -> request.options().tags().containsAll(wanted));
    }

    /** One of these pays. */
    public static Condition tenant(Set<String> tenants) {
        Set<String> wanted = Set.copyOf(tenants);
        return new Asked(
                "tenant " + words(wanted),
                request -> in(wanted, request.options().tenant()));
    }

    /** One of these asks. */
    public static Condition user(Set<String> users) {
        Set<String> wanted = Set.copyOf(users);
        return new Asked(
                "user " + words(wanted), request -> in(wanted, request.options().user()));
    }

    /**
     * The regular expression, as in {@link Pattern}, is found somewhere in the latest user message.
     *
     * @throws java.util.regex.PatternSyntaxException if it is not one
     */
    public static Condition promptMatches(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Asked(
                "prompt matches " + regex,
                request -> pattern.matcher(request.features().prompt()).find());
    }

    /**
     * One of these words or phrases is in the latest user message, in upper or lower case, as a whole word. Never holds
     * when there are none: a blank one is none.
     */
    public static Condition promptHas(Set<String> keywords) {
        String any = keywords.stream()
                .filter(word -> !word.isBlank())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        if (any.isEmpty()) {
            return new Asked("prompt has a word of an empty list", request -> false);
        }
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Asked(
                "prompt has " + words(keywords),
                request -> pattern.matcher(request.features().prompt()).find());
    }

    /**
     * The estimated input, in tokens, lies between these, both included.
     *
     * @param least null for no lower limit
     * @param most null for no upper limit
     */
    public static Condition inputTokens(@Nullable Long least, @Nullable Long most) {
        long from = least == null ? 0 : least;
        long to = most == null ? Long.MAX_VALUE : most;
        String range = most == null ? "at least " + from : least == null ? "at most " + to : from + " to " + to;
        return new Asked(range + " input tokens", request -> {
            long tokens = request.features().inputTokens();
            return tokens >= from && tokens <= to;
        });
    }

    /** All of these hold. */
    public static Condition all(List<Condition> conditions) {
        List<Condition> every = List.copyOf(conditions);
        if (every.size() == 1) {
            return every.get(0);
        }
        return new Asked(
                every.stream().map(Condition::describe).collect(Collectors.joining(" and ")),
                request -> every.stream().allMatch(each -> each.holds(request)));
    }

    private static boolean in(Set<String> wanted, @Nullable String value) {
        return value != null && wanted.contains(value);
    }

    private static String words(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
