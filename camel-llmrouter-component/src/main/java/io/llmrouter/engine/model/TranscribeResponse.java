package io.llmrouter.engine.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Speech as text.
 *
 * @param model the model as the provider names it; may be empty
 * @param text all that was said
 * @param language what was spoken, as the provider names it; null when it does not tell
 * @param segments the text by time; empty when the provider does not tell
 * @param usage what it used
 * @param extra fields of the answer this record has no name for, by their name on the wire, such as {@code words} with
 *     their times; {@code segments} as the provider tells them
 */
public record TranscribeResponse(
        String model,
        String text,
        @Nullable String language,
        List<Segment> segments,
        Usage usage,
        Map<String, Object> extra)
        implements ModelResponse {

    /**
     * A piece of what was said.
     *
     * @param start from the beginning of the sound
     * @param end from the beginning of the sound
     * @param text what was said
     * @param speaker who said it; null when the provider does not tell
     */
    public record Segment(Duration start, Duration end, String text, @Nullable String speaker) {}

    public TranscribeResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(usage, "usage");
        segments = List.copyOf(segments);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** One of which the provider tells nothing else. */
    public TranscribeResponse(
            String model, String text, @Nullable String language, List<Segment> segments, Usage usage) {
        this(model, text, language, segments, usage, Map.of());
    }

    @Override
    public TranscribeResponse withUsage(Usage other) {
        return new TranscribeResponse(model, text, language, segments, other, extra);
    }
}
