package io.llmrouter.engine.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider asks to wait: {@code retry-after-ms}, {@code Retry-After} in seconds, as {@code 20s}, or as a date (RFC 9110,
 * section 10.2.3), or words such as "try again in 1.2s" or "retry in 6m0s".
 */
public final class RetryAfter {

    /** The longest wait that is believed. */
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)( ?s)?");
    private static final String UNIT =
            "ms(?:ecs?)?|milli(?:second)?s?|d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?";
    /** Behind a unit no word goes on: "retry 3 different prompts" asks for no three days. */
    private static final Pattern WORDS =
            Pattern.compile("(?i)(?:try again|retry|wait)(?: after| in| for)? ((?:\\d{1,12}(?:\\.\\d{1,20})? ?(?:"
                    + UNIT + ")(?![a-z])[ ,]?){1,5})");

    private static final Pattern AMOUNT = Pattern.compile("(?i)(\\d{1,12}(?:\\.\\d{1,20})?) ?(ms|mil|d|h|m|s)");

    private RetryAfter() {}

    /** What the headers, or else the message, ask for; at most a day. The headers must be looked up in any case. */
    public static Optional<Duration> read(Map<String, String> headers, String message, Instant now) {
        Duration found = number(headers.get("retry-after-ms"), 1);
        if (found == null) {
            found = number(headers.get("Retry-After"), 1000);
        }
        if (found == null) {
            found = date(headers.get("Retry-After"), now);
        }
        if (found == null) {
            found = words(message);
        }
        return Optional.ofNullable(found).map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static @Nullable Duration number(@Nullable String value, int millisPerUnit) {
        Matcher number = NUMBER.matcher(value == null ? "" : value.strip());
        if (!number.matches()) {
            return null;
        }
        return millis(new BigDecimal(number.group(1)), number.group(2) == null ? millisPerUnit : 1000);
    }

    private static @Nullable Duration date(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        try {
            Instant then = time(value.strip());
            Duration wait = Duration.between(now, then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** Dates of ISO 8601 begin with the year, those of RFC 1123 with a day of the week. */
    private static Instant time(String date) {
        return !date.isEmpty() && Character.isDigit(date.charAt(0))
                ? OffsetDateTime.parse(date).toInstant()
                : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private static @Nullable Duration words(String message) {
        Matcher words = WORDS.matcher(message);
        if (!words.find()) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher amount = AMOUNT.matcher(words.group(1));
        while (amount.find()) {
            int unit =
                    switch (amount.group(2).toLowerCase(Locale.ROOT)) {
                        case "d" -> 86_400_000;
                        case "h" -> 3_600_000;
                        case "m" -> 60_000;
                        case "s" -> 1000;
                        default -> 1;
                    };
            sum = sum.plus(millis(new BigDecimal(amount.group(1)), unit));
        }
        return sum;
    }

    private static Duration millis(BigDecimal amount, int millisPerUnit) {
        return Duration.ofMillis(
                amount.multiply(BigDecimal.valueOf(millisPerUnit)).longValue());
    }
}
