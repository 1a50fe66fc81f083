package io.llmrouter.engine.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of configuration that knows where it stands: the same whether it came from YAML or from a map. What is not
 * of the kind is empty.
 *
 * @param kind what it is
 * @param spot where it stands: a field's at its name, an item's at its start
 * @param text of a {@code TEXT}; placeholders are still in it
 * @param items of a {@code LIST}
 * @param fields of a {@code MAP}, in order
 */
record Node(Kind kind, Spot spot, String text, List<Node> items, Map<String, Node> fields) {

    enum Kind {
        TEXT("text"),
        LIST("a list"),
        MAP("a map"),
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Node {
        items = List.copyOf(items);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Node text(Spot spot, String text) {
        return new Node(Kind.TEXT, spot, text, List.of(), Map.of());
    }

    static Node list(Spot spot, List<Node> items) {
        return new Node(Kind.LIST, spot, "", items, Map.of());
    }

    static Node map(Spot spot, Map<String, Node> fields) {
        return new Node(Kind.MAP, spot, "", List.of(), fields);
    }

    static Node nothing(Spot spot) {
        return new Node(Kind.NOTHING, spot, "", List.of(), Map.of());
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /**
     * This as a list where it can only be meant as one: sources without lists write {@code {0: a, 1: b}} or {@code a,b}.
     */
    Node asList() {
        if (spot.inFile()) {
            return this;
        }
        if (kind == Kind.TEXT) {
            return list(spot, split());
        }
        return kind == Kind.MAP && isIndexed() ? list(spot, new ArrayList<>(fields.values())) : this;
    }

    private List<Node> split() {
        List<Node> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(text(spot.item(parts.size(), 0, 0), part.strip()));
            }
        }
        return parts;
    }

    private boolean isIndexed() {
        int next = 0;
        for (String name : fields.keySet()) {
            if (!name.equals(Integer.toString(next++))) {
                return false;
            }
        }
        return next > 0;
    }
}
