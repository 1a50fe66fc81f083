package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.TranscribeResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests that come as a form, documented at
 * https://platform.openai.com/docs/api-reference/audio/createTranscription. Thread-safe. What cannot be understood is a
 * {@link MalformedRequestException} that names the field.
 */
public final class OpenAiFormReader {

    /** The fields there are beside the file; others are none of the protocol's. */
    public static final Set<String> FIELDS = Set.of(
            "model",
            "language",
            "prompt",
            "response_format",
            "temperature",
            "timestamp_granularities[]",
            "chunking_strategy",
            "stream",
            "user");

    private static final String FORMAT = "response_format";
    private static final String TIMED = "verbose_json";
    private static final Set<String> OURS = Set.of("model", "language", "prompt", FORMAT, "stream", "user");

    private OpenAiFormReader() {}

    /**
     * Speech to turn into text.
     *
     * @param fields each a text, or a list of texts
     */
    public static OpenAiCall<TranscribeResponse> transcription(
            byte[] sound, @Nullable String fileName, Map<String, ?> fields) {
        if (sound.length == 0) {
            throw new MalformedRequestException("file", "expected a sound file, not nothing");
        }
        if ("true".equals(text(fields, "stream"))) {
            throw new MalformedRequestException("stream", "expected 'false': a transcription is answered whole");
        }
        if (fields.keySet().stream().anyMatch(String::isBlank)) {
            throw new MalformedRequestException("", "expected a name for each field of the form");
        }
        Map<String, Object> extra = new LinkedHashMap<>(fields);
        extra.keySet().removeAll(OURS);
        Function<TranscribeResponse, OpenAiAnswer> form = form(text(fields, FORMAT), extra);
        String name = fileName == null || fileName.isBlank() ? "sound" : fileName;
        return new OpenAiCall<>(
                new TranscribeRequest(sound, name, text(fields, "language"), text(fields, "prompt"), extra),
                text(fields, "model"),
                text(fields, "user"),
                form);
    }

    private static Function<TranscribeResponse, OpenAiAnswer> form(@Nullable String format, Map<String, Object> extra) {
        return switch (format == null ? "json" : format) {
            case "json" -> TranscriptionWriter::plain;
            case "text" -> TranscriptionWriter::text;
            case TIMED -> {
                extra.put(FORMAT, TIMED);
                yield TranscriptionWriter::timed;
            }
            default ->
                throw new MalformedRequestException(
                        FORMAT, "expected 'json', 'text' or 'verbose_json', not '" + format + "'");
        };
    }

    private static @Nullable String text(Map<String, ?> fields, String name) {
        Object value = fields.get(name);
        Object one = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        String text = one == null ? "" : String.valueOf(one);
        return text.isBlank() ? null : text;
    }
}
