package io.llmrouter.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.TranscribeResponse;
import java.io.File;
import java.io.Reader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** A sound file becomes its text. */
final class TranscribeMapping implements OperationMapping<TranscribeResponse> {

    private final @Nullable String language;
    private final AskedText words;

    /** @throws IllegalArgumentException if the words that help cannot be read */
    TranscribeMapping(LlmRouterEndpoint endpoint) {
        language = endpoint.getConfiguration().getLanguage();
        words = AskedText.user(endpoint);
    }

    @Override
    public ModelRequest<TranscribeResponse> request(Exchange exchange, Headers headers) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof TranscribeRequest request) {
            return request;
        }
        Object source = body instanceof Path path ? path.toFile() : body;
        byte[] audio = source == null || isText(source)
                ? null
                : exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, source);
        if (audio == null) {
            throw Invalid.request("llmrouter:transcribe needs a sound file as body: bytes, a file or a stream"
                    + (body == null ? "" : ", not " + body.getClass().getName()));
        }
        return new TranscribeRequest(
                audio,
                SoundFormat.name(
                        audio, fileName(exchange, source), MessageHelper.getContentType(exchange.getMessage())),
                headers.over(LlmRouterConstants.LANGUAGE, String.class, language),
                words.of(exchange, headers),
                Map.of());
    }

    /** What is read as text, or written as it, is no sound, though Camel makes bytes of it. */
    private static boolean isText(Object source) {
        return source instanceof CharSequence
                || source instanceof Number
                || source instanceof Boolean
                || source instanceof Map<?, ?>
                || source instanceof Iterable<?>
                || source instanceof JsonNode
                || source instanceof Node
                || source instanceof Reader;
    }

    private static @Nullable String fileName(Exchange exchange, @Nullable Object source) {
        if (source instanceof File file) {
            return file.getName();
        }
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        String path = name == null ? exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class) : name;
        return path == null ? null : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    @Override
    public Object result(TranscribeResponse response, Exchange exchange) {
        return response.text();
    }

    @Override
    public String mediaType(TranscribeResponse response) {
        return "text/plain";
    }

    @Override
    public Object json(TranscribeResponse response) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", response.text());
        if (response.language() != null) {
            map.put("language", response.language());
        }
        map.put(
                "segments",
                response.segments().stream().map(TranscribeMapping::segment).toList());
        response.extra().forEach(map::putIfAbsent);
        return map;
    }

    private static Map<String, Object> segment(TranscribeResponse.Segment segment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", segment.start().toMillis() / 1000.0);
        map.put("end", segment.end().toMillis() / 1000.0);
        map.put("text", segment.text());
        if (segment.speaker() != null) {
            map.put("speaker", segment.speaker());
        }
        return map;
    }
}
