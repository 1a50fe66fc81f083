package io.llmrouter.examples.simulate.report;

/**
 * A part of the simulated time that reports look at.
 *
 * @param name shown in reports
 * @param fromNanos its beginning, since the beginning of all
 * @param toNanos its end, not included
 */
public record Span(String name, long fromNanos, long toNanos) {

    /** Whether that time is in it. */
    boolean has(long nanos) {
        return nanos >= fromNanos && nanos < toNanos;
    }

    /** The first so many nanoseconds of it. */
    Span first(long nanos) {
        return new Span(name, fromNanos, Math.min(toNanos, fromNanos + nanos));
    }
}
