package io.llmrouter.engine.config;

import io.llmrouter.engine.config.Node.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one map, read by the names of its section. Unknown ones are reported when it is opened. */
final class Fields {

    private final Section section;
    private final Spot spot;
    private final Values values;
    private final Map<String, Node> known = new HashMap<>();

    private Fields(Section section, Spot spot, Values values) {
        this.section = section;
        this.spot = spot;
        this.values = values;
    }

    /** Opens a map; null, with the problem reported, if it is something else. */
    static @Nullable Fields open(Node node, Section section, Values values) {
        if (!values.is(node, Kind.MAP)) {
            return null;
        }
        Fields fields = new Fields(section, node.spot(), values);
        node.fields().forEach(fields::take);
        return fields;
    }

    private void take(String name, Node value) {
        String key = section.canonical(name, !value.spot().inFile());
        if (key == null) {
            values.problems().unknown(value.spot(), "key", name, section.names());
        } else if (known.putIfAbsent(key, value) != null) {
            values.problems().add(value.spot(), "'" + key + "' is there twice");
        }
    }

    Spot spot() {
        return spot;
    }

    Values values() {
        return values;
    }

    Problems problems() {
        return values.problems();
    }

    boolean has(String key) {
        return node(key) != null;
    }

    @Nullable
    Node node(String key) {
        if (!section.names().contains(key)) {
            throw new IllegalStateException("section " + section.name() + " has no key " + key);
        }
        return known.get(key);
    }

    /** Where a key stands, or its map when it is not there. */
    Spot spot(String key) {
        Node node = node(key);
        return node == null ? spot : node.spot();
    }

    /** A section below this one; null when it is not there or is not a map. */
    @Nullable
    Fields section(String key, Section below) {
        Node node = node(key);
        return node == null ? null : open(node, below, values);
    }

    @Nullable
    String text(String key) {
        Node node = node(key);
        return node == null ? null : values.text(node);
    }

    Duration duration(String key, Duration otherwise) {
        return get(key, node -> values.duration(node, false), otherwise);
    }

    /** A duration that may be zero. */
    Duration pause(String key, Duration otherwise) {
        return get(key, node -> values.duration(node, true), otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return get(key, values::flag, otherwise);
    }

    double number(String key, double most, double otherwise) {
        return get(key, node -> values.number(node, 0, most), otherwise);
    }

    @Nullable
    Long whole(String key, long least) {
        Node node = node(key);
        return node == null ? null : values.whole(node, least);
    }

    /** A day such as {@code 2026-06-30}. */
    @Nullable
    LocalDate day(String key) {
        Node node = node(key);
        return node == null ? null : values.day(node);
    }

    @Nullable
    Long money(String key) {
        Node node = node(key);
        return node == null ? null : values.money(node);
    }

    private <T> T get(String key, Function<Node, @Nullable T> read, T otherwise) {
        Node node = node(key);
        T value = node == null ? null : read.apply(node);
        return value == null ? otherwise : value;
    }

    /** The items of a list, at least one; empty when it is not there. */
    List<Node> items(String key) {
        Node node = node(key);
        if (node == null) {
            return List.of();
        }
        Node list = node.asList();
        if (values.is(list, Kind.LIST) && list.items().isEmpty()) {
            problems().add(list.spot(), "is an empty list; name something or leave it out");
        }
        return list.items();
    }

    /** The entries of a map with free names; empty when it is not there. */
    Map<String, Node> entries(String key) {
        Node node = node(key);
        if (node == null || !values.is(node, Kind.MAP)) {
            return Map.of();
        }
        return node.fields();
    }

    /** The words of a list, each once. */
    Set<String> words(String key) {
        return new LinkedHashSet<>(texts(key));
    }

    /** One word or a list of them. */
    Set<String> oneOrMore(String key) {
        Node node = node(key);
        if (node != null && node.is(Kind.TEXT) && node.spot().inFile()) {
            String word = values.text(node);
            return word == null ? Set.of() : Set.of(word);
        }
        return words(key);
    }

    List<String> texts(String key) {
        Map<String, Node> seen = new LinkedHashMap<>();
        for (Node item : items(key)) {
            String text = values.text(item);
            if (text != null && seen.putIfAbsent(text, item) != null) {
                problems().add(item.spot(), "'" + item.text() + "' is there twice");
            }
        }
        return new ArrayList<>(seen.keySet());
    }
}
