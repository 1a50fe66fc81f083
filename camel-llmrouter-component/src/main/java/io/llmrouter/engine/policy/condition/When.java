package io.llmrouter.engine.policy.condition;

import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.PlanRequest;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a rule can ask of the request, of its options and of the clock; those of the prompt's text are in
 * {@link WhenPrompt}. All are immutable and thread-safe.
 */
public final class When {

    /** One that only its own words imply. */
    record Asked(String describe, Predicate<PlanRequest> test) implements Condition {
        @Override
        public boolean holds(PlanRequest request) {
            return test.test(request);
        }
    }

    private record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(PlanRequest request) {
            for (Condition each : parts) {
                if (!each.holds(request)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String describe() {
            return parts.stream().map(Condition::describe).collect(Collectors.joining(" and "));
        }
    }

    private When() {}

    /** The caller's tags have all of these. */
    public static Condition tags(Set<String> tags) {
        return new Wanted("tags", tags, true, (wanted, request) -> request.options()
                .tags()
                .containsAll(wanted));
    }

    /** One of these pays. */
    public static Condition tenant(Set<String> tenants) {
        return new Wanted(
                "tenant",
                tenants,
                false,
                (wanted, request) -> in(wanted, request.options().tenant()));
    }

    /** One of these asks. */
    public static Condition user(Set<String> users) {
        return new Wanted(
                "user",
                users,
                false,
                (wanted, request) -> in(wanted, request.options().user()));
    }

    /** It is of one of these classes. */
    public static Condition priority(Set<Priority> classes) {
        return new Wanted(
                "priority",
                classes.stream().map(Priority::word).collect(Collectors.toSet()),
                false,
                (wanted, request) ->
                        wanted.contains(request.options().priority().word()));
    }

    /**
     * It is one of these days and within these hours. Hours that end at or before they begin go on over midnight.
     *
     * @param days all days where none is named
     * @param clock tells the time
     */
    public static Condition time(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, InstantSource clock) {
        return new Daytime(days, from, to, zone, Objects.requireNonNull(clock, "clock"));
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
        return new Wanted("prompt has", keywords, false, (words, request) -> pattern.matcher(
                        request.features().prompt())
                .find());
    }

    /**
     * The estimated input, in tokens, lies between these, both included.
     *
     * @param least null for no lower limit
     * @param most null for no upper limit
     */
    public static Condition inputTokens(@Nullable Long least, @Nullable Long most) {
        return between(
                "input tokens", least, most, request -> request.features().inputTokens());
    }

    static Condition between(
            String what, @Nullable Long least, @Nullable Long most, ToLongFunction<PlanRequest> number) {
        return new Between(what, least == null ? 0 : least, most == null ? Long.MAX_VALUE : most, number);
    }

    /** All of these hold. */
    public static Condition all(List<Condition> conditions) {
        return conditions.size() == 1
                ? conditions.get(0)
                : new All(conditions.stream()
                        .flatMap(each -> each.parts().stream())
                        .toList());
    }

    private static boolean in(Set<String> wanted, @Nullable String value) {
        return value != null && wanted.contains(value);
    }
}
