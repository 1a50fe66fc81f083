package io.llmrouter.camel.attachment;

/** Says which attachment or mail cannot be made a part of a question, and why. */
public final class UnreadableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
