package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.provider.openai.CacheField;
import io.llmrouter.engine.provider.openai.JsonField;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The mark that has the prompt kept up to the end of a block: for five minutes, which need not be said, or for an hour.
 *
 * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching">Prompt caching</a>
 */
final class CacheControl {

    /** The name of a mark. */
    static final String NAME = CacheField.NAME;

    /** How many marks a request may have. */
    static final int MOST = 4;

    private CacheControl() {}

    /** Writes it into the object that is open, unless there is none. */
    static void write(JsonGenerator json, @Nullable CacheMark mark) throws IOException {
        if (mark != null) {
            CacheField.write(json, NAME, CacheField.isShort(mark) ? CacheMark.USUAL : mark);
        }
    }

    /** The mark that is written so; null if there is none. */
    static @Nullable CacheMark read(JsonField mark) {
        CacheMark read = CacheField.read(mark);
        return read != null && CacheField.isShort(read) ? CacheMark.USUAL : read;
    }
}
