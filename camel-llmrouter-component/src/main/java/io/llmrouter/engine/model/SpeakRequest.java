package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text to be spoken.
 *
 * @param text what to say
 * @param voice whose voice, in the provider's words; null for the provider's usual one
 * @param format the sound file's format, such as {@code mp3}; null for the provider's usual one
 * @param instructions how to say it; null for no wish
 * @param extra fields this record has no name for, by their name on the wire
 */
public record SpeakRequest(
        String text,
        @Nullable String voice,
        @Nullable String format,
        @Nullable String instructions,
        Map<String, Object> extra)
        implements ModelRequest<SpeakResponse> {

    public SpeakRequest {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (text.isBlank()) {
            throw new IllegalArgumentException("to speak, give a text that is not blank");
        }
    }

    /** A text in the provider's usual voice and format. */
    public static SpeakRequest of(String text) {
        return new SpeakRequest(text, null, null, null, Map.of());
    }

    @Override
    public List<String> texts() {
        return List.of(text);
    }

    @Override
    public Units expectedUnits() {
        return Units.characters(text.codePointCount(0, text.length()));
    }

    /** Tokens of sound: about 21 a second, in which about 15 characters are said. */
    @Override
    public long expectedOutputTokens() {
        return text.length() * 7L / 5;
    }

    @Override
    public Operation operation() {
        return Operation.SPEAK;
    }

    @Override
    public Class<SpeakResponse> answerType() {
        return SpeakResponse.class;
    }
}
