package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import org.jspecify.annotations.Nullable;

/** Something that happened in a call. */
public sealed interface CallEvent {

    /** The id of the call's decision. */
    String call();

    /** A target was called, and answered or failed. */
    record Attempted(String call, Attempt attempt) implements CallEvent {}

    /** The call is over: the last event of every call, exactly once. */
    record Ended(String call, Decision decision, @Nullable Failure failure) implements CallEvent {}
}
