package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** Where two JSON values differ: paths of names with points between, without places in lists, as deep as they are unique. */
final class WireDifference {

    private final Set<String> paths = new TreeSet<>();

    private WireDifference() {}

    static Set<String> between(JsonNode one, JsonNode other) {
        WireDifference difference = new WireDifference();
        difference.compare("", one, other);
        return difference.paths;
    }

    private void compare(String path, JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            Set<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(below(path, name), one.path(name), other.path(name)));
        } else if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(path, one.path(i), other.path(i));
            }
        } else {
            add(path, one.isMissingNode() ? other : one);
        }
    }

    /** Names what is there on one side only, by what is alone in it. */
    private void add(String path, JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            String name = value.fieldNames().next();
            add(below(path, name), value.path(name));
        } else if (value.isArray() && value.size() == 1) {
            add(path, value.path(0));
        } else {
            paths.add(path);
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
