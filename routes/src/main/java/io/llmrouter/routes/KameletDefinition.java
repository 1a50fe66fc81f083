package io.llmrouter.routes;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a kamelet's file says of its parameters, documented at https://camel.apache.org/camel-k/2.7.x/kamelets/kamelets.html.
 * The route template of the same name has the same ones.
 *
 * @param name the kamelet's
 * @param properties JSON schemas by parameter
 */
record KameletDefinition(String name, Map<String, Map<String, Object>> properties) {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    /** The definition in {@code classpath:kamelets}. */
    static KameletDefinition read(CamelContext context, String name) {
        String file = "classpath:kamelets/" + name + ".kamelet.yaml";
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(context, file)) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return new KameletDefinition(name, children(children(children(root, "spec"), "definition"), "properties"));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> children(Map<String, ?> node, String key) {
        return (Map<String, T>) Objects.requireNonNullElse(node.get(key), Map.of());
    }

    Set<String> names() {
        return properties.keySet();
    }

    @Nullable
    String defaultOf(String parameter) {
        Object value = properties.getOrDefault(parameter, Map.of()).get("default");
        return value == null ? null : value.toString();
    }

    /**
     * Holds a value against the parameter's schema.
     *
     * @throws IllegalArgumentException naming the parameter, its value and what may be there
     */
    void check(String parameter, String value) {
        Map<String, Object> schema = properties.get(parameter);
        if (schema == null || value.isBlank()) {
            return;
        }
        String form = form(String.valueOf(schema.get("type")), value.strip());
        if (form != null) {
            throw wrong(parameter, value, form);
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
            throw wrong(parameter, value, "one of " + words);
        }
        if (schema.get("minimum") instanceof Number least && Double.parseDouble(value) < least.doubleValue()) {
            throw wrong(parameter, value, "a number of at least " + least);
        }
        if (schema.get("pattern") instanceof String pattern && !value.matches(pattern)) {
            throw wrong(parameter, value, "a text of the form " + pattern);
        }
    }

    private static @Nullable String form(String type, String value) {
        return switch (type) {
            case "integer" -> WHOLE.matcher(value).matches() ? null : "a whole number";
            case "number" -> NUMBER.matcher(value).matches() ? null : "a number";
            case "boolean" -> value.equals("true") || value.equals("false") ? null : "true or false";
            default -> null;
        };
    }

    private IllegalArgumentException wrong(String parameter, String value, String expected) {
        return new IllegalArgumentException(
                "the parameter '" + parameter + "' of " + name + " is '" + value + "': expected " + expected);
    }
}
