package io.llmrouter.engine.model;

import java.util.Objects;

/**
 * Spoken text.
 *
 * @param model the model as the provider names it; may be empty
 * @param audio the sound file; not to be changed
 * @param mediaType its MIME type, such as {@code audio/mpeg}
 * @param usage what it used
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the socket to the route, no copy on the way
public record SpeakResponse(String model, byte[] audio, String mediaType, Usage usage) implements ModelResponse {

    public SpeakResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(audio, "audio");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(usage, "usage");
    }

    @Override
    public SpeakResponse withUsage(Usage other) {
        return new SpeakResponse(model, audio, mediaType, other);
    }

    @Override
    public String toString() {
        return mediaType + " (" + audio.length + " bytes)";
    }
}
