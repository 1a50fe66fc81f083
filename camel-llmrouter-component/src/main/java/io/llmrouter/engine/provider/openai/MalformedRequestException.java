package io.llmrouter.engine.provider.openai;

/** A client's request, in whichever protocol, that cannot be understood. The message names the place, what is there and what may be. */
public final class MalformedRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;

    /** At that place, of that problem. */
    public MalformedRequestException(String path, String problem) {
        super(path.isEmpty() ? problem : path + ": " + problem);
        this.path = path;
    }

    /** Where, such as {@code messages[2].content}; empty for the request as a whole. */
    public String path() {
        return path;
    }
}
