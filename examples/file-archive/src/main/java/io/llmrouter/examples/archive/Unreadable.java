package io.llmrouter.examples.archive;

/** A file that nobody can ask about; the message says why. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
