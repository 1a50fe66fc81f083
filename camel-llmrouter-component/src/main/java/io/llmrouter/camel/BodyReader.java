package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.camel.attachment.Attachments;
import io.llmrouter.camel.attachment.UnreadableException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.wire.Json;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.util.IOHelper;
import org.apache.camel.util.MimeTypeHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** Makes a question of a message's body, whatever it is. A stream is read once and its bytes are left in the body. */
final class BodyReader {

    private BodyReader() {}

    /**
     * What the body asks: a whole request, a conversation, or one part of a question; null when it is empty.
     *
     * @param asked whether the question is known, so that objects that could only be its text need not become text
     */
    static @Nullable Question read(Exchange exchange, boolean asked) {
        Object body = exchange.getMessage().getBody();
        if (body == null || asked && (Pojo.is(body) || body instanceof Node)) {
            return null;
        }
        if (body instanceof ChatRequest request) {
            return Question.of(request);
        }
        if (body instanceof Message message) {
            return Question.of(ChatRequest.of(List.of(message)));
        }
        Content read = content(exchange, body);
        if (read != null) {
            return ofText(read);
        }
        String mail = mail(exchange, body);
        return mail == null
                ? Conversation.of(body).map(Question::of).orElseGet(() -> ofText(Content.text(text(exchange, body))))
                : ofText(Content.text(mail));
    }

    /** What bytes, a stream or a file hold: a text or media; null when it is none of them. */
    static @Nullable Content content(Exchange exchange, Object body) {
        return body instanceof byte[] || body instanceof InputStream || isFile(body)
                ? bytes(exchange, body).content()
                : null;
    }

    private static @Nullable String mail(Exchange exchange, Object body) {
        if (body.getClass().getName().startsWith("java.")) {
            return null;
        }
        try {
            return Attachments.mail(exchange.getContext(), body);
        } catch (UnreadableException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Question ofText(Content content) {
        String text = content.fold(Content.Text::text, media -> null, reasoning -> null);
        if (text == null) {
            return Question.of(content);
        }
        if (text.isBlank()) {
            return null;
        }
        return Conversation.ofText(text).map(Question::of).orElseGet(() -> Question.of(content));
    }

    private static boolean isFile(Object body) {
        return body instanceof WrappedFile<?> || body instanceof File || body instanceof Path;
    }

    private static Bytes bytes(Exchange exchange, Object body) {
        byte[] data = data(exchange, body instanceof Path path ? path.toFile() : body);
        if (body instanceof StreamCache) {
            MessageHelper.resetStreamCache(exchange.getMessage());
        } else if (body instanceof InputStream && body == exchange.getMessage().getBody()) {
            exchange.getMessage().setBody(data);
        }
        String name = isFile(body) ? fileName(exchange, body) : null;
        return new Bytes(data, declaredType(exchange, name), name, charset(exchange));
    }

    private static byte[] data(Exchange exchange, Object body) {
        try {
            byte[] data = exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body);
            if (data != null) {
                return data;
            }
        } catch (TypeConversionException e) {
            throw Invalid.request("the body cannot be read: " + e.getMessage(), e);
        }
        throw Invalid.request(unfit(body));
    }

    private static @Nullable String fileName(Exchange exchange, Object body) {
        if (body instanceof File file) {
            return file.getName();
        }
        if (body instanceof Path path) {
            return String.valueOf(path.getFileName());
        }
        return exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
    }

    private static @Nullable String declaredType(Exchange exchange, @Nullable String name) {
        if (name != null) {
            return MimeTypeHelper.probeMimeType(name);
        }
        String declared = MessageHelper.getContentType(exchange.getMessage());
        return declared == null ? null : declared.split(";", 2)[0].strip();
    }

    private static @Nullable Charset charset(Exchange exchange) {
        String name = ExchangeHelper.getCharsetName(exchange, false);
        String type = MessageHelper.getContentType(exchange.getMessage());
        if (name == null && type != null && type.contains("charset=")) {
            name = IOHelper.getCharsetNameFromContentType(type);
        }
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw Invalid.request("there is no charset '" + name + "' to read the body in", e);
        }
    }

    /**
     * A body as text; an object of the application as JSON by the registry's mapper, unless Camel has a converter for it.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if nobody knows how
     */
    static String text(Exchange exchange, Object body) {
        if (body instanceof CharSequence || body instanceof Number || body instanceof Boolean) {
            return body.toString();
        }
        if (body instanceof JsonNode || body instanceof Map<?, ?> || body instanceof List<?>) {
            return json(body);
        }
        boolean readable =
                exchange.getContext().getTypeConverterRegistry().lookup(String.class, body.getClass()) != null;
        if (!readable && Pojo.is(body)) {
            return json(RegistryMapper.of(exchange.getContext()), body);
        }
        String text =
                readable ? exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, body) : null;
        if (text == null) {
            throw Invalid.request(unfit(body));
        }
        return text;
    }

    private static String json(Object body) {
        try {
            return Json.write(body);
        } catch (IllegalArgumentException e) {
            throw Invalid.request("the body " + e.getMessage(), e);
        }
    }

    private static String json(ObjectMapper mapper, Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw Invalid.request(unfit(body) + " (" + e.getOriginalMessage() + ")", e);
        }
    }

    private static String unfit(Object body) {
        return "a body of type " + body.getClass().getName()
                + " cannot be read as text: convert it before, for instance to String or by marshalling it to JSON";
    }
}
