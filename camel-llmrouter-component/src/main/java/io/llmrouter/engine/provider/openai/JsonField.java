package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of a client's request and the place where it stands, so that each complaint, a
 * {@link MalformedRequestException}, can name it. Immutable.
 *
 * @param node the value; missing where there is none
 * @param path where, such as {@code messages[2].content}; empty for the request as a whole
 */
public record JsonField(JsonNode node, String path) {

    /** What that makes of this value; a record that refuses it is a complaint about this place. */
    public <T> T made(Supplier<T> making) {
        try {
            return making.get();
        } catch (MalformedRequestException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException(path, String.valueOf(e.getMessage()));
        }
    }

    /** The value of that name; missing if there is none. */
    public JsonField get(String name) {
        return new JsonField(node.path(name), path.isEmpty() ? name : path + "." + name);
    }

    /** Neither missing nor null. */
    public boolean given() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** What to throw where something else should stand. */
    public MalformedRequestException expected(String what) {
        return new MalformedRequestException(path, "expected " + what + ", not " + found());
    }

    private String found() {
        if (!given()) {
            return "nothing";
        }
        if (node.isTextual() && node.textValue().length() <= 40) {
            return "'" + node.textValue() + "'";
        }
        return switch (node.getNodeType()) {
            case STRING -> "a long text";
            case OBJECT, ARRAY -> "an " + node.getNodeType().name().toLowerCase(Locale.ROOT);
            default -> node.toString();
        };
    }

    /** The text. */
    public String text() {
        if (!node.isTextual()) {
            throw expected("a text");
        }
        return node.textValue();
    }

    /** The text; null if there is none. */
    public @Nullable String optionalText() {
        return given() ? text() : null;
    }

    /** The text, or another if there is none. */
    public String textOr(String otherwise) {
        return given() ? text() : otherwise;
    }

    /** The flag; false if there is none. */
    public boolean flag() {
        if (given() && !node.isBoolean()) {
            throw expected("true or false");
        }
        return node.asBoolean(false);
    }

    /** The number; null if there is none. */
    public @Nullable Double optionalDecimal() {
        if (given() && !node.isNumber()) {
            throw expected("a number");
        }
        return given() ? node.doubleValue() : null;
    }

    /** The whole number; null if there is none. */
    public @Nullable Long optionalWhole() {
        if (given() && !(node.isIntegralNumber() && node.canConvertToLong())) {
            throw expected("a whole number");
        }
        return given() ? node.longValue() : null;
    }

    /** The whole number; null if there is none. */
    public @Nullable Integer optionalInt() {
        Long whole = optionalWhole();
        if (whole != null && !node.canConvertToInt()) {
            throw expected("a whole number below 2^31");
        }
        return whole == null ? null : whole.intValue();
    }

    /** The same, which must be an object. */
    public JsonField object() {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return this;
    }

    /** The items of a list; none if there is no list. */
    public List<JsonField> items() {
        if (given() && !node.isArray()) {
            throw expected("a list");
        }
        List<JsonField> items = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonField(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }
}
