package io.llmrouter.engine.provider.simulated;

import io.llmrouter.engine.model.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads settings one by one; what does not fit is an {@code IllegalArgumentException} that names the setting. */
final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|m|h)");
    private static final Map<String, Long> NANOS =
            Map.of("ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private final String prefix;
    private final Map<?, ?> values;

    Settings(String prefix, Map<?, ?> values) {
        this.prefix = prefix;
        this.values = values;
    }

    void knowsOnly(Collection<String> names) {
        for (Object name : values.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw new IllegalArgumentException("a simulated account has no setting " + prefix + name + "; it has "
                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : String.valueOf(value);
    }

    double number(String name, double least, double most) {
        double number = decimal(name, String.valueOf(least)).doubleValue();
        if (number < least || number > most) {
            throw new IllegalArgumentException(prefix + name + " must be between " + plain(least) + " and "
                    + plain(most) + ", not " + values.get(name));
        }
        return number;
    }

    @Nullable
    Long whole(String name) {
        if (values.get(name) == null) {
            return null;
        }
        try {
            return decimal(name, "0").longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(prefix + name + " must be a whole number, not " + values.get(name), e);
        }
    }

    private BigDecimal decimal(String name, String otherwise) {
        try {
            return new BigDecimal(text(name, otherwise).strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(prefix + name + " must be a number, not '" + values.get(name) + "'", e);
        }
    }

    Duration duration(String name, @Nullable Duration otherwise) {
        Object value = values.get(name);
        if (value == null) {
            if (otherwise == null) {
                throw new IllegalArgumentException(prefix + name + " is missing");
            }
            return otherwise;
        }
        if (value instanceof Duration read && !read.isNegative()) {
            return read;
        }
        Matcher duration = DURATION.matcher(String.valueOf(value).strip());
        if (!duration.matches()) {
            throw new IllegalArgumentException(
                    prefix + name + " must be a duration such as 200ms, 1.5s, 2m or 1h, not '" + value + "'");
        }
        BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(duration.group(2), 1L));
        return Duration.ofNanos(new BigDecimal(duration.group(1)).multiply(unit).longValue());
    }

    Latency latency(String name, Latency otherwise) {
        Object value = values.get(name);
        if (value instanceof Map<?, ?> spread) {
            Settings entry = new Settings(prefix + name + ".", spread);
            entry.knowsOnly(List.of("p50", "p99"));
            return spread(prefix + name, entry.duration("p50", null), entry.duration("p99", null));
        }
        if (value == null) {
            return otherwise;
        }
        Duration always = duration(name, null);
        return new Latency(always, always);
    }

    private static Latency spread(String name, Duration p50, Duration p99) {
        try {
            return new Latency(p50, p99);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    FailureKind kind(String name, FailureKind otherwise) {
        String word = text(name, otherwise.word());
        return kind(word)
                .orElseThrow(() -> new IllegalArgumentException(prefix + name + " must be one of "
                        + Arrays.stream(FailureKind.values())
                                .map(FailureKind::word)
                                .collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    static Optional<FailureKind> kind(String word) {
        return Arrays.stream(FailureKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }

    /** The texts in a list. */
    List<String> texts(String name) {
        return list(name).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** The maps in a list. */
    List<Settings> maps(String name) {
        List<Settings> entries = new ArrayList<>();
        List<?> list = list(name);
        for (int i = 0; i < list.size(); i++) {
            String place = prefix + name + "[" + i + "]";
            if (list.get(i) instanceof Map<?, ?> map) {
                entries.add(new Settings(place + ".", map));
            } else if (!(list.get(i) instanceof String)) {
                throw new IllegalArgumentException(
                        place + " must be a text, or have after, for and kind, not '" + list.get(i) + "'");
            }
        }
        return entries;
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(prefix + name + " must be a list, not '" + value + "'");
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
