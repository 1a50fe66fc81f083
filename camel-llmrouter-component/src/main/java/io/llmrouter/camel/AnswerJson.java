package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON in an answer's text, which may stand in a Markdown fence. */
final class AnswerJson {

    private static final Pattern FENCED =
            Pattern.compile("\\A\\s*```[a-zA-Z]*\\s*\\n(.*?)\\n?```\\s*\\z", Pattern.DOTALL);

    private AnswerJson() {}

    /** The JSON read into that class; null when it is JSON's null. */
    static <T> @Nullable T read(ObjectMapper mapper, String text, Class<T> into) throws JsonProcessingException {
        Matcher fenced = FENCED.matcher(text);
        return mapper.readValue(fenced.matches() ? fenced.group(1) : text, into);
    }
}
