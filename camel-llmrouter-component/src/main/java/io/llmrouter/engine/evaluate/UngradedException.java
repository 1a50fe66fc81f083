package io.llmrouter.engine.evaluate;

/** A judge answered something that is no grade. */
final class UngradedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UngradedException(String message) {
        super(message);
    }
}
