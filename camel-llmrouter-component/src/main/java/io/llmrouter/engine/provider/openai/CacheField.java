package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the mark that asks a server to cache the prompt up to the end of a part, as Anthropic spells it: for
 * five minutes, or for an hour where more than five minutes are wanted; there are no other times. Some servers of Chat
 * Completions take it, too.
 *
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching">Prompt caching at OpenRouter</a>
 */
public final class CacheField {

    /** The name of the field. */
    public static final String NAME = "cache_control";

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofHours(1);

    private CacheField() {}

    /** Writes the mark into the object that is open, with the time it asks for. */
    public static void write(JsonGenerator json, String name, CacheMark mark) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("type", "ephemeral");
        if (mark.ttl() != null) {
            json.writeStringField("ttl", isShort(mark) ? "5m" : "1h");
        }
        json.writeEndObject();
    }

    /** The mark in that field; null if there is none. */
    public static @Nullable CacheMark read(JsonField mark) {
        if (!mark.given()) {
            return null;
        }
        String ttl = mark.object().get("ttl").optionalText();
        return ttl == null ? CacheMark.USUAL : new CacheMark(ttl.equals("1h") ? LONG : SHORT);
    }

    /** Whether it asks for no more than the usual five minutes. */
    public static boolean isShort(CacheMark mark) {
        Duration ttl = mark.ttl();
        return ttl == null || ttl.compareTo(SHORT) <= 0;
    }
}
