package io.llmrouter.engine.provider.usage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long it takes until a limit is whole again: a span such as {@code 6m0s} or {@code 12ms}, a number of seconds,
 * or a time, as ISO text (Anthropic), in seconds since 1970 (SambaNova) or in milliseconds (OpenRouter). Times are taken
 * from the answer's own {@code Date}, so that no clock is asked. No limit lasts longer than a month: what says so is not
 * understood, and so not told.
 */
final class ResetTime {

    private static final Duration LONGEST = Duration.ofDays(31);

    /** September 2001, in seconds; what is less is a span. */
    private static final double FIRST_TIME = 1e9;

    /** The same in milliseconds. */
    private static final double FIRST_MILLIS = 1e12;

    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|d|h|m|s)");
    private static final Pattern SPANS = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ms|d|h|m|s)){1,5}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(?:\\.\\d{1,20})?");

    private final @Nullable Instant now;

    private ResetTime(@Nullable Instant now) {
        this.now = now;
    }

    /** By the {@code Date} of an answer, if it has one. */
    static ResetTime by(@Nullable String date) {
        try {
            return new ResetTime(
                    date == null
                            ? null
                            : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return new ResetTime(null);
        }
    }

    /** The time that is left; null when the header is not there, or cannot be understood. */
    @Nullable
    Duration read(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        Duration left;
        if (SPANS.matcher(text).matches()) {
            left = span(text);
        } else if (NUMBER.matcher(text).matches()) {
            left = number(Double.parseDouble(text));
        } else {
            left = text.isEmpty() ? null : until(text);
        }
        return left == null || left.compareTo(LONGEST) > 0 ? null : left;
    }

    private @Nullable Duration number(double number) {
        if (number < FIRST_TIME) {
            return millis(number * 1000);
        }
        Instant at = Instant.ofEpochMilli((long) (number < FIRST_MILLIS ? number * 1000 : number));
        return until(at);
    }

    private static Duration span(String text) {
        double millis = 0;
        Matcher parts = SPAN.matcher(text);
        while (parts.find()) {
            millis += Double.parseDouble(parts.group(1)) * millisOf(parts.group(2));
        }
        return millis(millis);
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis((long) Math.min(millis, Long.MAX_VALUE / 2.0));
    }

    private static long millisOf(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "ms" -> 1;
            default -> 1000;
        };
    }

    private @Nullable Duration until(String time) {
        try {
            return until(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Duration until(Instant time) {
        if (now == null) {
            return null;
        }
        Duration left = Duration.between(now, time);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
