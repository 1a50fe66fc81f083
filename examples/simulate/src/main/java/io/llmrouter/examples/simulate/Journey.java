package io.llmrouter.examples.simulate;

/** One request on its way through one policy: counts what the world did for it. Used by one thread at a time. */
final class Journey {

    private final Ask ask;
    private int attempts;
    private long billedNanos;

    Journey(Ask ask) {
        this.ask = ask;
    }

    Ask ask() {
        return ask;
    }

    /** Another attempt begins; its number, from 0. */
    int begin() {
        return attempts++;
    }

    /** How often a provider was called. */
    int attempts() {
        return attempts;
    }

    /** A provider bills so many nano-USD. */
    void bill(long nanos) {
        billedNanos += nanos;
    }

    /** What all providers bill together, in nano-USD. */
    long billedNanos() {
        return billedNanos;
    }
}
