package io.llmrouter.examples.simulate;

/**
 * How fast one answer comes. Immutable.
 *
 * @param startNanos from the call until the model begins to write
 * @param tokenNanos what each token takes from then on
 */
record Pace(double startNanos, double tokenNanos) {

    /** How long it takes from the call until so many tokens are there. */
    long nanosUntil(int tokens) {
        return (long) (startNanos + tokenNanos * tokens);
    }

    /** How many tokens are there after that time. */
    int tokensAfter(long nanos) {
        double writing = nanos - startNanos;
        return writing <= 0 || tokenNanos == 0 ? 0 : (int) (writing / tokenNanos);
    }

    /** The same, in a crowd or a brown-out. */
    Pace slower(double times, double writing) {
        return new Pace(startNanos * times, tokenNanos * times * writing);
    }
}
