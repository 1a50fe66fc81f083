package io.llmrouter.examples.httpchat;

/** A request that is not passed on to a model, with the HTTP status that says why. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message);
    }

    int status() {
        return status;
    }
}
