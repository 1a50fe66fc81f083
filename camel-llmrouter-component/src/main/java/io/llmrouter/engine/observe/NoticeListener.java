package io.llmrouter.engine.observe;

/** Hears notices, in the thread they arise in: so it must be quick, thread-safe, and must not throw. */
@FunctionalInterface
public interface NoticeListener {

    /** Hears nothing. */
    NoticeListener NONE = notice -> {};

    void on(Notice notice);
}
