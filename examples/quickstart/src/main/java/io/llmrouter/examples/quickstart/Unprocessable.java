package io.llmrouter.examples.quickstart;

/** A file that cannot be read for what it is; its kind is a word that reason files show. */
final class Unprocessable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    private Unprocessable(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    static Unprocessable empty() {
        return new Unprocessable("empty", "there is no text in it");
    }

    static Unprocessable binary() {
        return new Unprocessable("binary", "it holds binary data, not text");
    }

    static Unprocessable broken(String what, Exception why) {
        Unprocessable broken = new Unprocessable("broken", what + ": " + why.getMessage());
        broken.initCause(why);
        return broken;
    }

    static Unprocessable broken(String message) {
        return new Unprocessable("broken", message);
    }

    static Unprocessable unsupported(String message) {
        return new Unprocessable("unsupported_type", message);
    }

    static Unprocessable tooLarge(long bytes, long limit) {
        return new Unprocessable("too_large", "it has " + bytes + " bytes; the limit is " + limit);
    }

    static Unprocessable malformedAnswer(String message) {
        return new Unprocessable("malformed_answer", "the model's answer does not have the form asked for: " + message);
    }

    String kind() {
        return kind;
    }
}
