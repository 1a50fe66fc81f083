package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The flat fields of one entry of a stream. What is null is left out. Used by one thread. */
final class Entry {

    private final Map<String, String> fields;

    /** An empty one, to be written. */
    Entry() {
        this(new LinkedHashMap<>());
    }

    /** One that was read. */
    Entry(Map<String, String> fields) {
        this.fields = fields;
    }

    Map<String, String> fields() {
        return fields;
    }

    Entry with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
        return this;
    }

    Entry with(String name, @Nullable Duration time) {
        return time == null ? this : with(name, time.toNanos());
    }

    Entry with(String name, @Nullable Money money) {
        return money == null ? this : with(name, money.nanos());
    }

    /** The tokens that are learned from. */
    Entry with(@Nullable Usage usage) {
        return usage == null
                ? this
                : with("in", usage.inputTokens())
                        .with("out", usage.outputTokens())
                        .some("cached", usage.cachedInputTokens())
                        .some("written", usage.cacheWriteTokens())
                        .some("longWritten", usage.longCacheWriteTokens());
    }

    private Entry some(String name, long value) {
        return value == 0 ? this : with(name, value);
    }

    @Nullable
    String any(String name) {
        return fields.get(name);
    }

    /**
     * A field that must be there.
     *
     * @throws IllegalArgumentException if it is not
     */
    String text(String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException("an entry has no " + name);
        }
        return text;
    }

    /** As {@link #text}, and a number. */
    long whole(String name) {
        return Long.parseLong(text(name));
    }

    /** As {@link #text}, and a number. */
    double number(String name) {
        return Double.parseDouble(text(name));
    }

    @Nullable
    Double anyNumber(String name) {
        String text = any(name);
        return text == null ? null : Double.valueOf(text);
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    @Nullable
    Boolean anyFlag(String name) {
        return any(name) == null ? null : Boolean.valueOf(flag(name));
    }

    Target target() {
        return Target.parse(text("target"));
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    Duration time(String name) {
        return Duration.ofNanos(whole(name));
    }

    @Nullable
    Duration anyTime(String name) {
        return any(name) == null ? null : time(name);
    }

    @Nullable
    Money anyMoney(String name) {
        return any(name) == null ? null : new Money(whole(name));
    }

    @Nullable
    Usage anyUsage() {
        return any("in") == null ? null : usage();
    }

    Usage usage() {
        return new Usage(
                whole("in"),
                some("cached"),
                some("written"),
                some("longWritten"),
                0,
                0,
                whole("out"),
                0,
                0,
                Usage.Source.REPORTED,
                Units.NONE);
    }

    private long some(String name) {
        return any(name) == null ? 0 : whole(name);
    }
}
