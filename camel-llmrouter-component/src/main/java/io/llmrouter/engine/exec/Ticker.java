package io.llmrouter.engine.exec;

/** A monotonic clock in nanoseconds, for measuring how long things take. Thread-safe. */
@FunctionalInterface
public interface Ticker {

    /** The machine's. */
    Ticker SYSTEM = System::nanoTime;

    long nanos();
}
