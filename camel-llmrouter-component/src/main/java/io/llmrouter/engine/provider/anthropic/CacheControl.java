package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.provider.openai.JsonField;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mark that has the prompt kept up to the end of a block: for five minutes, or for an hour where more than
 * five minutes are wanted; the API has no other times.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching">Prompt caching</a>
 */
final class CacheControl {

    /** The name of a mark. */
    static final String NAME = "cache_control";

    private static final Duration SHORT = Duration.ofMinutes(5);

    private CacheControl() {}

    /** Writes it into the object that is open, unless there is none. */
    static void write(JsonGenerator json, @Nullable CacheMark mark) throws IOException {
        if (mark == null) {
            return;
        }
        json.writeObjectFieldStart(NAME);
        json.writeStringField("type", "ephemeral");
        Duration ttl = mark.ttl();
        if (ttl != null && ttl.compareTo(SHORT) > 0) {
            json.writeStringField("ttl", "1h");
        }
        json.writeEndObject();
    }

    /** The mark that is written so; null if there is none. */
    static @Nullable CacheMark read(JsonField mark) {
        if (!mark.given()) {
            return null;
        }
        return mark.object().get("ttl").textOr("5m").equals("1h")
                ? new CacheMark(Duration.ofHours(1))
                : CacheMark.USUAL;
    }
}
