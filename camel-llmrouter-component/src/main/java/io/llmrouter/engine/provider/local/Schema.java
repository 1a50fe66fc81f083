package io.llmrouter.engine.provider.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A part of a JSON schema (draft 2020-12), as far as the model understands it: types, enumerations, constants,
 * properties, items, choices, local references and the usual limits.
 *
 * @param root the whole schema, which references point into
 * @param node this part
 */
record Schema(JsonNode root, JsonNode node) {

    private static final int REFERENCES = 16;

    static Schema of(JsonNode root) {
        return new Schema(root, root);
    }

    Schema at(JsonNode part) {
        JsonNode target = part;
        for (int i = 0; i < REFERENCES && target.has("$ref"); i++) {
            String reference = target.get("$ref").asText();
            target = reference.startsWith("#") ? root.at(reference.substring(1)) : MissingNode.getInstance();
        }
        return new Schema(root, target);
    }

    /** The parts of which one must hold; empty when there is no such choice. */
    List<Schema> choices() {
        List<Schema> choices = new ArrayList<>();
        node.path("anyOf").forEach(part -> choices.add(at(part)));
        node.path("oneOf").forEach(part -> choices.add(at(part)));
        return choices;
    }

    /** The type that is not null; {@code object} when there are properties and no type. */
    String type() {
        JsonNode type = node.path("type");
        if (type.isArray()) {
            return stream(type)
                    .map(JsonNode::asText)
                    .filter(name -> !name.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return type.isTextual() ? type.asText() : node.has("properties") ? "object" : "";
    }

    boolean takesNull() {
        JsonNode type = node.path("type");
        return type.asText().equals("null")
                || stream(type).anyMatch(name -> name.asText().equals("null"))
                || stream(node.path("enum")).anyMatch(JsonNode::isNull)
                || choices().stream().anyMatch(Schema::takesNull);
    }

    /** The texts to choose from; empty when the text is free. */
    List<String> labels() {
        return stream(node.path("enum"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    Optional<JsonNode> constant() {
        return Optional.ofNullable(node.get("const"));
    }

    boolean requires(String property) {
        return stream(node.path("required")).anyMatch(name -> name.asText().equals(property));
    }

    Schema items() {
        return at(node.path("items"));
    }

    int most(String keyword, int otherwise) {
        return Math.min(otherwise, node.path(keyword).asInt(otherwise));
    }

    int least(String keyword) {
        return node.path(keyword).asInt(0);
    }

    /** Whether a text keeps to the limits on its length and form. */
    boolean fits(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= least("minLength")
                && length <= most("maxLength", Integer.MAX_VALUE)
                && (!node.has("pattern")
                        || Pattern.compile(node.get("pattern").asText())
                                .matcher(text)
                                .find());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
