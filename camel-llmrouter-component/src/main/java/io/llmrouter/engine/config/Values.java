package io.llmrouter.engine.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values. A value that is not what it should be is reported and is null; it is shown as it was written, so
 * that what a placeholder stands for never shows.
 *
 * @param problems takes the mistakes
 * @param placeholders are replaced in every value
 */
record Values(Problems problems, Placeholders placeholders) {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
    private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(1_000_000);

    /** The text with its placeholders replaced; not empty. */
    @Nullable
    String text(Node node) {
        if (!isText(node)) {
            return null;
        }
        String resolved = resolve(node);
        if (resolved != null && resolved.isBlank()) {
            problems.add(node.spot(), "is empty");
            return null;
        }
        return resolved;
    }

    /** The same, or the text of the resource that it names. */
    @Nullable
    String content(Node node) {
        String text = text(node);
        try {
            return text == null ? null : placeholders.load(text);
        } catch (IllegalArgumentException e) {
            problems.add(node.spot(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The text with its placeholders replaced, be it empty; null if it is not text or a placeholder has no value. */
    @Nullable
    String resolve(Node node) {
        try {
            return placeholders.resolve(node.text());
        } catch (IllegalArgumentException e) {
            problems.add(node.spot(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    boolean isText(Node node) {
        return is(node, Node.Kind.TEXT);
    }

    boolean is(Node node, Node.Kind kind) {
        if (node.is(kind)) {
            return true;
        }
        String found = node.is(Node.Kind.NOTHING)
                ? "has no value"
                : "is " + node.kind().words();
        problems.add(node.spot(), found + ", and should be " + kind.words());
        return false;
    }

    @Nullable
    Duration duration(Node node, boolean zeroToo) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        Duration duration = parseDuration(text.strip());
        if (duration == null) {
            return refuse(node, "is not a duration; write 200ms, 5s, 2m, 1h or PT5S");
        }
        if (duration.isNegative() || (duration.isZero() && !zeroToo)) {
            return refuse(node, "must be more than zero");
        }
        return duration;
    }

    private static @Nullable Duration parseDuration(String text) {
        try {
            Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
            return matcher.matches() ? exactly(matcher.group(1), matcher.group(2)) : Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    private static Duration exactly(String number, String unit) {
        long millis =
                switch (unit) {
                    case "ms" -> 1;
                    case "s" -> 1_000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> 86_400_000;
                };
        BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(millis * 1_000_000));
        return Duration.ofNanos(nanos.longValueExact());
    }

    @Nullable
    Long whole(Node node, long least) {
        BigDecimal number = decimal(node, "a whole number");
        if (number == null) {
            return null;
        }
        try {
            long whole = number.longValueExact();
            return whole >= least ? Long.valueOf(whole) : this.<Long>refuse(node, "must be " + least + " or more");
        } catch (ArithmeticException e) {
            return refuse(node, "is not a whole number");
        }
    }

    @Nullable
    Double number(Node node, double least, double most) {
        BigDecimal number = decimal(node, "a number");
        if (number == null) {
            return null;
        }
        double value = number.doubleValue();
        if (value >= least && value <= most) {
            return value;
        }
        boolean open = most == Double.MAX_VALUE;
        return refuse(
                node,
                open
                        ? "must be " + plain(least) + " or more"
                        : "must be between " + plain(least) + " and " + plain(most));
    }

    /** US dollars as nano-USD. */
    @Nullable
    Long money(Node node) {
        BigDecimal dollars = decimal(node, "an amount in USD");
        if (dollars == null) {
            return null;
        }
        if (dollars.signum() < 0) {
            return refuse(node, "must be 0 or more");
        }
        if (dollars.compareTo(MOST_DOLLARS) > 0) {
            return refuse(node, "is more than a million USD; prices are in USD per million tokens");
        }
        try {
            return dollars.movePointRight(9).longValueExact();
        } catch (ArithmeticException e) {
            return refuse(node, "has more than nine decimals");
        }
    }

    @Nullable
    LocalDate day(Node node) {
        String text = text(node);
        try {
            return text == null ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return refuse(node, "is not a day; write 2026-06-30");
        }
    }

    @Nullable
    Boolean flag(Node node) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> refuse(node, "must be true or false");
        };
    }

    private @Nullable BigDecimal decimal(Node node, String what) {
        String text = text(node);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            // A huge exponent would make an exact number of gigabytes.
            return Math.abs(number.scale()) > 100 ? this.<BigDecimal>refuse(node, "is not " + what) : number;
        } catch (NumberFormatException e) {
            return refuse(node, "is not " + what);
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private <T> @Nullable T refuse(Node node, String why) {
        problems.add(node.spot(), "'" + node.text() + "' " + why);
        return null;
    }
}
