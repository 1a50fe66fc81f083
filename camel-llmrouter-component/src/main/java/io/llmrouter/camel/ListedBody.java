package io.llmrouter.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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
            texts.add(text(exchange, present(each)));
        }
        return texts;
    }

    /** The body as one text. */
    static String text(Exchange exchange) {
        List<Object> elements = elements(exchange);
        if (elements != null) {
            throw Invalid.request("the body is a list of " + elements.size() + ", and should be one text");
        }
        return text(exchange, body(exchange));
    }

    /** The body as one text, or as what its bytes are. */
    static Content content(Exchange exchange) {
        return content(exchange, body(exchange));
    }

    /** The elements of a list, each as a text, or as what its bytes are; null when the body is none. */
    static @Nullable List<Content> contents(Exchange exchange) {
        List<Object> elements = elements(exchange);
        return elements == null
                ? null
                : elements.stream()
                        .map(each -> content(exchange, present(each)))
                        .toList();
    }

    private static Content content(Exchange exchange, Object value) {
        if (value instanceof Content content) {
            return content;
        }
        Content read = BodyReader.content(exchange, value);
        return read == null ? Content.text(plain(exchange, value)) : read;
    }

    private static Object body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            throw Invalid.request("the body is empty");
        }
        return body;
    }

    private static Object present(@Nullable Object element) {
        if (element == null) {
            throw Invalid.request("the list in the body has an element that is null");
        }
        return element;
    }

    private static String text(Exchange exchange, Object value) {
        Content read = BodyReader.content(exchange, value);
        return read == null
                ? plain(exchange, value)
                : read.fold(
                        Content.Text::text,
                        media -> written(media)
                                .orElseThrow(() -> Invalid.request(
                                        "the body holds " + media.mediaType() + ", and should be text")),
                        Content.Reasoning::text);
    }

    /** The text of what is called media by its name alone, such as a program whose ending is that of films. */
    private static Optional<String> written(Content.Media media) {
        if (!media.source().isInline() || media.mediaType().equals("application/pdf")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(media.source().value());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text).filter(each -> each.indexOf('\0') < 0);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String plain(Exchange exchange, Object value) {
        return value instanceof JsonNode node && node.isTextual() ? node.asText() : BodyReader.text(exchange, value);
    }
}
