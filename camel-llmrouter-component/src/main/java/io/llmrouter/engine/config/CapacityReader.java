package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Key.NONE;
import static io.llmrouter.engine.config.Key.REQUIRED;
import static io.llmrouter.engine.config.Sections.key;

import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.model.Priority;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code capacity} of an account or a target. */
final class CapacityReader {

    static final Section CAPACITY = Section.of(
            "providers.*.capacity",
            key("concurrent", "whole number, 1 or more", REQUIRED, "How many calls it takes at once."),
            key(
                    "reserve",
                    "map of `high`, `normal`, `low` to numbers",
                    "nothing",
                    "Places that only that class takes."),
            key(
                    "shed",
                    "map of `high`, `normal`, `low` to numbers above 0, to 1",
                    "nothing",
                    "The share of taken places from which on that class is refused at once."),
            key("shares", "map of tenants to numbers above 0", NONE, "How much more than others a tenant gets."),
            key("queue", "whole number, 0 or more", "`100`", "How many calls wait for a place."),
            key("wait", "duration", "`10s`", "How long a call waits for a place."));

    private static final Section RESERVE = classes("reserve");
    private static final Section SHED = classes("shed");
    private static final double MOST = 1_000_000;

    private CapacityReader() {}

    private static Section classes(String name) {
        return Section.of(
                CAPACITY.name() + "." + name,
                key("high", "number", NONE, ""),
                key("normal", "number", NONE, ""),
                key("low", "number", NONE, ""));
    }

    /** The capacity; null when there is none, or when it is broken and reported. */
    static @Nullable Capacity read(Fields owner) {
        Fields fields = owner.section("capacity", CAPACITY);
        if (fields == null) {
            return null;
        }
        int before = fields.problems().count();
        Long concurrent = fields.whole("concurrent", 1);
        if (!fields.has("concurrent")) {
            fields.problems().add(fields.spot(), "has no concurrent, such as 20");
        }
        try {
            Capacity capacity = capacity(concurrent == null ? 1 : capped(concurrent), fields);
            return fields.problems().count() == before ? capacity : null;
        } catch (IllegalArgumentException e) {
            if (fields.problems().count() == before) {
                fields.problems().add(fields.spot(), String.valueOf(e.getMessage()));
            }
            return null;
        }
    }

    private static Capacity capacity(int concurrent, Fields fields) {
        Long queue = fields.whole("queue", 0);
        return new Capacity(
                concurrent,
                byClass(fields.section("reserve", RESERVE), CapacityReader::places),
                byClass(fields.section("shed", SHED), CapacityReader::share),
                shares(fields),
                queue == null ? Capacity.USUAL_QUEUE : capped(queue),
                fields.pause("wait", Capacity.USUAL_WAIT));
    }

    /** What is said of each class of calls; nothing of those that are not named. */
    private static <T> Map<Priority, T> byClass(@Nullable Fields fields, OfClass<T> reader) {
        Map<Priority, T> said = new EnumMap<>(Priority.class);
        if (fields == null) {
            return said;
        }
        for (Priority priority : Priority.values()) {
            T value = reader.read(fields, priority.word());
            if (value != null) {
                said.put(priority, value);
            }
        }
        return said;
    }

    /** What is said of one class; null where nothing is. */
    private interface OfClass<T> {
        @Nullable
        T read(Fields fields, String word);
    }

    private static @Nullable Integer places(Fields fields, String word) {
        Long places = fields.whole(word, 0);
        return places == null ? null : capped(places);
    }

    private static @Nullable Double share(Fields fields, String word) {
        return fields.has(word) ? fields.number(word, 1, 1) : null;
    }

    private static Map<String, Double> shares(Fields capacity) {
        Map<String, Double> shares = new HashMap<>();
        capacity.entries("shares").forEach((tenant, node) -> {
            Double share = capacity.values().number(node, 0, MOST);
            if (share != null && share > 0) {
                shares.put(tenant, share);
            } else if (share != null) {
                capacity.problems().add(node.spot(), "must be more than 0");
            }
        });
        return shares;
    }

    private static int capped(long number) {
        return (int) Math.min(number, Integer.MAX_VALUE);
    }
}
