package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.model.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the {@code quirks} of an account: what it has otherwise than its preset. */
final class QuirksReader {

    private QuirksReader() {}

    /** The preset's quirks with the account's on top. */
    static Quirks read(Fields account, Quirks preset) {
        Fields fields = account.section("quirks", Sections.QUIRKS);
        if (fields == null) {
            return preset;
        }
        String path = fields.text("path");
        if (path != null && !path.startsWith("/")) {
            fields.problems().add(fields.spot("path"), "does not begin with a slash");
        }
        return preset.with(new Quirks(
                path == null ? "" : path,
                auth(fields),
                map(fields, "headers", fields.values()::text),
                map(fields, "query", fields.values()::text),
                fields.words("drop"),
                map(fields, "rename", fields.values()::text),
                map(fields, "clamp", node -> fields.values().number(node, 0, Double.MAX_VALUE)),
                map(fields, "extra", node -> plain(fields, node)),
                operations(fields, path),
                CardFacts.NONE));
    }

    private static Map<Operation, String> operations(Fields fields, @Nullable String chat) {
        Map<Operation, String> paths = new EnumMap<>(Operation.class);
        if (chat != null) {
            paths.put(Operation.CHAT, chat);
        }
        fields.entries("operations").forEach((name, node) -> {
            Operation operation = operation(fields, name, node);
            String path = fields.values().text(node);
            if (operation != null && path != null) {
                paths.put(operation, path);
            }
        });
        return paths;
    }

    private static @Nullable Operation operation(Fields fields, String name, Node node) {
        try {
            return Words.parse("operation", Operation.class, name);
        } catch (IllegalArgumentException e) {
            fields.problems().unknown(node.spot(), "operation", name, Words.of(Operation.class));
            return null;
        }
    }

    private static Quirks.Auth auth(Fields quirks) {
        Fields fields = quirks.section("auth", Sections.QUIRKS_AUTH);
        if (fields == null) {
            return Quirks.Auth.NONE;
        }
        String header = fields.text("header");
        if (header == null && !fields.has("header")) {
            fields.problems().add(fields.spot(), "has no header");
        }
        String prefix = fields.text("prefix");
        return new Quirks.Auth(header == null ? "" : header, prefix == null ? "" : prefix.strip() + " ");
    }

    private static <V> Map<String, V> map(Fields fields, String key, Function<Node, @Nullable V> read) {
        Map<String, V> values = new LinkedHashMap<>();
        fields.entries(key).forEach((name, node) -> {
            V value = read.apply(node);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static @Nullable Object plain(Fields fields, Node node) {
        if (node.is(Node.Kind.MAP)) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.fields().forEach((name, below) -> {
                Object value = plain(fields, below);
                if (value != null) {
                    map.put(name, value);
                }
            });
            return map;
        }
        if (node.is(Node.Kind.LIST)) {
            List<Object> list = new ArrayList<>();
            for (Node item : node.items()) {
                Object value = plain(fields, item);
                if (value != null) {
                    list.add(value);
                }
            }
            return list;
        }
        String text = fields.values().text(node);
        return text == null ? null : scalar(text);
    }

    /** The tree has texts only: what looks like a number, true or false is meant so, as in YAML. */
    private static Object scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() <= 0 && number.precision() < 18 ? (Object) number.longValueExact() : number;
        } catch (NumberFormatException e) {
            return text;
        }
    }
}
