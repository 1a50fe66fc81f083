package io.llmrouter.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Bodies that may be one thing or several. */
final class ListedBody {

    private ListedBody() {}

    /** The elements of a collection or an array of objects; null when the body is neither. */
    static @Nullable List<Object> elements(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Object[] array) {
            return new ArrayList<>(Arrays.asList(array));
        }
        if (body instanceof Iterable<?> several && !isTree(body)) {
            List<Object> list = new ArrayList<>();
            several.forEach(list::add);
            return list;
        }
        return null;
    }

    /** JSON trees and paths are iterable, too, but are one thing. */
    private static boolean isTree(Object body) {
        return body instanceof JsonNode node && !node.isArray() || body instanceof Path;
    }

    /** The same as texts; what is no text is written as JSON. */
    static @Nullable List<String> texts(Exchange exchange) {
        List<Object> elements = elements(exchange);
        if (elements == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Object each : elements) {
            if (each == null) {
                throw Invalid.request("the list in the body has an element that is null");
            }
            texts.add(text(exchange, each));
        }
        return texts;
    }

    /** The body as one text. */
    static String text(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            throw Invalid.request("the body is empty");
        }
        return text(exchange, body);
    }

    private static String text(Exchange exchange, Object value) {
        return value instanceof JsonNode node && node.isTextual() ? node.asText() : BodyReader.text(exchange, value);
    }
}
