package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mark behind what is to be kept: for five minutes, or for an hour where more than that is wanted; the
 * protocol has no other times.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html">Prompt caching</a>
 */
final class CachePoint {

    /** How many marks a request may have. */
    static final int MOST = 4;

    private static final Duration SHORT = Duration.ofMinutes(5);

    private CachePoint() {}

    /** Writes it into the list that is open, unless there is none. */
    static void write(JsonGenerator json, @Nullable CacheMark mark) throws IOException {
        if (mark == null) {
            return;
        }
        json.writeStartObject();
        json.writeObjectFieldStart("cachePoint");
        json.writeStringField("type", "default");
        Duration ttl = mark.ttl();
        if (ttl != null && ttl.compareTo(SHORT) > 0) {
            json.writeStringField("ttl", "1h");
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
