package io.llmrouter.examples.quickstart;

/** A request to {@code /ask} that cannot be understood, and so is not passed on to a model. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
