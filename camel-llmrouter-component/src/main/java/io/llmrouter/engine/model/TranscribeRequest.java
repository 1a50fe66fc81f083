package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Speech to turn into text.
 *
 * @param audio the sound file, whole; not to be changed
 * @param fileName its name; providers tell the format by its ending
 * @param language what is spoken, such as {@code en}; null to have it guessed
 * @param prompt words that help to understand, such as names; null for none
 * @param extra fields this record has no name for, by their name on the wire
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the file to the socket, no copy on the way
public record TranscribeRequest(
        byte[] audio, String fileName, @Nullable String language, @Nullable String prompt, Map<String, Object> extra)
        implements ModelRequest<TranscribeResponse> {

    private static final long USUAL_BYTES_A_SECOND = 16_000;

    /** What is said in a minute, by rule of thumb. */
    private static final long TOKENS_A_MINUTE = 200;

    public TranscribeRequest {
        Objects.requireNonNull(fileName, "fileName");
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (audio.length == 0) {
            throw new IllegalArgumentException("to transcribe, give a sound file that is not empty");
        }
        if (extra.keySet().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("each field of a request to transcribe needs a name");
        }
    }

    /** A sound file in a language to be guessed. */
    public static TranscribeRequest of(byte[] audio, String fileName) {
        return new TranscribeRequest(audio, fileName, null, null, Map.of());
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.AUDIO);
    }

    /** The sound's length: of WAV exactly, of anything else as if it had 128 kbit/s. */
    @Override
    public Units expectedUnits() {
        return Units.audio(
                WavSound.of(audio).map(WavSound::millis).orElse(audio.length * 1000L / USUAL_BYTES_A_SECOND));
    }

    @Override
    public long expectedOutputTokens() {
        return expectedUnits().audioMillis() * TOKENS_A_MINUTE / 60_000;
    }

    @Override
    public Operation operation() {
        return Operation.TRANSCRIBE;
    }

    @Override
    public Class<TranscribeResponse> answerType() {
        return TranscribeResponse.class;
    }

    @Override
    public String toString() {
        return fileName + " (" + audio.length + " bytes)";
    }
}
