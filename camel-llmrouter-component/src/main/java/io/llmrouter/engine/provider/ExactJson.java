package io.llmrouter.engine.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON so that it can be written again as it came: a 1.0 in the arguments of a tool stays one, not a 1. */
public final class ExactJson {

    private static final ObjectReader READER =
            Json.mapper().reader().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    private static final TypeReference<Object> ANY = new TypeReference<>() {};

    private ExactJson() {}

    /** An answer as a tree. */
    public static JsonNode tree(byte[] json) throws IOException {
        return READER.readTree(json);
    }

    /** An event as a tree. */
    public static JsonNode tree(String json) throws JsonProcessingException {
        return READER.readTree(json);
    }

    /** A part of a request as a tree; {@link UnmappedContent}, which names it, if it is not JSON. */
    public static JsonNode part(String what, String text) {
        try {
            JsonNode tree = tree(text);
            if (tree.isMissingNode()) {
                throw UnmappedContent.invalid(what + ": nothing instead of JSON");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw UnmappedContent.invalid(what + ": not JSON: " + e.getOriginalMessage());
        }
    }

    /** Whether a text is an object, or begins with one, which can be read; no tree is made of it. */
    public static boolean isObject(String text) {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            int open = parser.nextToken() == JsonToken.START_OBJECT ? 1 : 0;
            boolean object = open > 0;
            while (open > 0) {
                JsonToken token = parser.nextToken();
                open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                // What nobody can hold is no number, and told only by who asks for it.
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    parser.getDecimalValue();
                } else if (token == JsonToken.VALUE_NUMBER_INT) {
                    parser.getNumberValue();
                }
            }
            return object;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** The arguments of a tool call as an object; {@link UnmappedContent} if they are none. */
    public static JsonNode arguments(String tool, String text) {
        String what = "tool call '" + tool + "': its arguments";
        JsonNode tree = part(what, text.isBlank() ? "{}" : text);
        if (!tree.isObject()) {
            throw UnmappedContent.invalid(what + ": not a JSON object");
        }
        return tree;
    }

    /** A tree as maps, lists, texts, numbers and booleans. */
    public static Object plain(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case STRING -> tree.textValue();
            case NUMBER -> tree.isFloatingPointNumber() ? tree.decimalValue() : tree.numberValue();
            case BOOLEAN -> tree.booleanValue();
            case ARRAY -> {
                List<Object> list = new ArrayList<>(tree.size());
                tree.forEach(each -> list.add(plain(each)));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                tree.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
                yield map;
            }
            case NULL, MISSING, BINARY, POJO -> Json.mapper().convertValue(tree, ANY);
        };
    }
}
