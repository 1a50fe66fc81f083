package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * The body of a response to a client.
 *
 * @param mediaType its MIME type
 * @param body its bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one array from the answer to the socket, no copy on the way
public record OpenAiAnswer(String mediaType, byte[] body) {
    public OpenAiAnswer {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(body, "body");
    }

    static OpenAiAnswer json(Map<String, ?> object) {
        return new OpenAiAnswer("application/json", Json.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
