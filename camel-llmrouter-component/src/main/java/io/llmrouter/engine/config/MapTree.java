package io.llmrouter.engine.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes nodes of maps, lists and plain values. */
final class MapTree {

    private MapTree() {}

    static Node read(Map<String, ?> tree, String sourceName) {
        return node(tree, Spot.root(sourceName));
    }

    private static Node node(@Nullable Object value, Spot spot) {
        if (value == null) {
            return Node.nothing(spot);
        }
        if (value instanceof Map<?, ?> map) {
            return Node.map(spot, fields(map, spot));
        }
        if (value instanceof Collection<?> list) {
            return Node.list(spot, items(list, spot));
        }
        return Node.text(spot, value instanceof BigDecimal exact ? exact.toPlainString() : String.valueOf(value));
    }

    private static Map<String, Node> fields(Map<?, ?> map, Spot spot) {
        Map<String, Node> fields = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            fields.put(name, node(value, spot.field(name, 0, 0)));
        });
        return fields;
    }

    private static List<Node> items(Collection<?> list, Spot spot) {
        List<Node> items = new ArrayList<>();
        for (Object item : list) {
            items.add(node(item, spot.item(items.size(), 0, 0)));
        }
        return items;
    }
}
