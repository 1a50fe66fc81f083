package io.llmrouter.engine.provider.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the body of an error whatever it is: JSON, a plain text, a page of a proxy, or nothing. Nothing is thrown. */
public final class ErrorBody {

    private static final int LONGEST_MESSAGE = 500;
    private static final int BEGINNING = 4096;
    private static final int END = 1024;
    private static final Pattern KEY = Pattern.compile("\\b(sk|gsk|xai|pplx|rk|pk|nvapi)[-_][\\w*.-]{6,}");

    private ErrorBody() {}

    /** The body as a tree: a text node for plain text, an empty one for a page, a missing one for nothing. */
    public static JsonNode tree(byte[] body) {
        @Nullable JsonNode root;
        try {
            root = Json.mapper().readTree(body);
        } catch (IOException notJson) {
            return Json.mapper().getNodeFactory().textNode(plainText(body));
        }
        return root == null ? MissingNode.getInstance() : root;
    }

    /** The first of these places that holds a text; a sentence that says there is none where all are blank. */
    public static String message(int status, JsonNode... places) {
        return messageOr(status, firstText(places));
    }

    /** That message; a sentence that says there is none where it is blank. */
    public static String messageOr(int status, String message) {
        return message.isBlank() ? "the provider answered " + status + " and no reason" : message;
    }

    /** The first of these places that holds a text; empty where all are blank. */
    public static String firstText(JsonNode... places) {
        for (JsonNode place : places) {
            if (place.isTextual() && !place.textValue().isBlank()) {
                return place.textValue();
            }
        }
        return "";
    }

    /** The message without keys in it, and cut when it is long. */
    public static String readable(String message) {
        String safe = KEY.matcher(telling(message)).replaceAll("$1-…");
        return safe.length() <= LONGEST_MESSAGE ? safe : safe.substring(0, LONGEST_MESSAGE) + "…";
    }

    /**
     * The beginning and the end of a message, where it says what went wrong: what lies between in a long one is the request
     * again, and too much to look for words in.
     */
    static String telling(String message) {
        return message.length() <= BEGINNING + END
                ? message
                : message.substring(0, BEGINNING) + "\n" + message.substring(message.length() - END);
    }

    /** A page of a proxy tells nothing that is worth keeping. */
    private static String plainText(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 2000), StandardCharsets.UTF_8).strip();
        return text.startsWith("<") ? "" : text;
    }
}
