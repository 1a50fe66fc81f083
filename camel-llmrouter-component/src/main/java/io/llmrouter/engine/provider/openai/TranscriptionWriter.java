package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.TranscribeResponse;
import io.llmrouter.engine.model.TranscribeResponse.Segment;
import io.llmrouter.engine.model.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes transcriptions as OpenAI's clients expect them. */
final class TranscriptionWriter {

    private static final double MILLIS = 1000;

    private TranscriptionWriter() {}

    static OpenAiAnswer text(TranscribeResponse response) {
        return new OpenAiAnswer("text/plain; charset=utf-8", (response.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static OpenAiAnswer plain(TranscribeResponse response) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("text", response.text());
        putUsage(root, response.usage());
        response.extra().forEach(root::putIfAbsent);
        return OpenAiAnswer.json(root);
    }

    /** With what was said when, as far as the provider told. */
    static OpenAiAnswer timed(TranscribeResponse response) {
        List<Map<String, Object>> segments = new ArrayList<>();
        for (Segment segment : response.segments()) {
            segments.add(segment(segment, segments.size()));
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("task", "transcribe");
        root.put("language", response.language() == null ? "" : response.language());
        root.put("duration", duration(response));
        root.put("text", response.text());
        root.put("segments", response.extra().getOrDefault("segments", segments));
        putUsage(root, response.usage());
        response.extra().forEach(root::putIfAbsent);
        return OpenAiAnswer.json(root);
    }

    private static double duration(TranscribeResponse response) {
        long told = response.usage().units().audioMillis();
        int last = response.segments().size() - 1;
        return told > 0 || last < 0
                ? told / MILLIS
                : seconds(response.segments().get(last).end());
    }

    private static Map<String, Object> segment(Segment segment, int id) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", id);
        written.put("start", seconds(segment.start()));
        written.put("end", seconds(segment.end()));
        written.put("text", segment.text());
        if (segment.speaker() != null) {
            written.put("speaker", segment.speaker());
        }
        return written;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    /** By tokens or by the length of the sound, as the provider counts. */
    private static void putUsage(Map<String, Object> root, Usage usage) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (usage.source() == Usage.Source.REPORTED && usage.totalTokens() > 0) {
            written.put("type", "tokens");
            written.put("input_tokens", usage.inputTokens());
            written.put("output_tokens", usage.outputTokens());
            written.put("total_tokens", usage.totalTokens());
            root.put("usage", written);
        } else if (usage.units().audioMillis() > 0) {
            written.put("type", "duration");
            written.put("seconds", usage.units().audioMillis() / MILLIS);
            root.put("usage", written);
        }
    }
}
