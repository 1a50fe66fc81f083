package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/**
 * A client's request, in whichever protocol, that cannot be read. The message names the place, what is there and what
 * may be there.
 */
public final class MalformedRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** At that place, of that problem. */
    public MalformedRequestException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
    }

    /** For a body that is not JSON; never its text, which may hold secrets. */
    public static MalformedRequestException notJson(IOException problem) {
        String why = problem instanceof JsonProcessingException json ? json.getOriginalMessage() : "it cannot be read";
        return new MalformedRequestException("", "the request is not JSON: " + why);
    }

    /** Where, such as {@code messages[2].content}; empty for the request as a whole. */
    public String path() {
        return path;
    }
}
