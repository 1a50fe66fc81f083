package io.llmrouter.camel;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.TranscribeResponse;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.MessageHelper;
import org.jspecify.annotations.Nullable;

/** A sound file becomes its text. */
final class TranscribeMapping implements OperationMapping<TranscribeResponse> {

    private static final Map<String, String> ENDINGS = Map.of(
            "audio/wav", "wav",
            "audio/x-wav", "wav",
            "audio/ogg", "ogg",
            "audio/flac", "flac",
            "audio/webm", "webm",
            "audio/mp4", "m4a");

    @Override
    public ModelRequest<TranscribeResponse> request(Exchange exchange, Headers headers) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof TranscribeRequest request) {
            return request;
        }
        Object source = body instanceof Path path ? path.toFile() : body;
        byte[] audio = source == null
                ? null
                : exchange.getContext().getTypeConverter().tryConvertTo(byte[].class, exchange, source);
        if (audio == null) {
            throw Invalid.request("llmrouter:transcribe needs a sound file as body: bytes, a file or a stream");
        }
        return new TranscribeRequest(
                audio,
                fileName(exchange, source),
                headers.value(LlmRouterConstants.LANGUAGE, String.class),
                headers.value(LlmRouterConstants.USER_MESSAGE, String.class),
                Map.of());
    }

    private static String fileName(Exchange exchange, @Nullable Object source) {
        if (source instanceof File file) {
            return file.getName();
        }
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        String type = MessageHelper.getContentType(exchange.getMessage());
        return name == null ? "audio." + ENDINGS.getOrDefault(type == null ? "" : type, "mp3") : name;
    }

    @Override
    public Object result(TranscribeResponse response, Exchange exchange) {
        return response.text();
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
