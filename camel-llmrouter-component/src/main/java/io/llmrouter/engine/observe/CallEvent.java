package io.llmrouter.engine.observe;

import io.llmrouter.engine.model.Failure;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Something that happened in a call. */
public sealed interface CallEvent {

    /** The id of the call's decision. */
    String call();

    /** What happened. */
    EventType type();

    /** Applies the function for what this is. */
    <T> T fold(Function<Attempted, T> attempted, Function<Ended, T> ended);

    /** A target was called, and answered or failed. */
    record Attempted(String call, Attempt attempt) implements CallEvent {

        @Override
        public EventType type() {
            return EventType.CALL_ATTEMPTED;
        }

        @Override
        public <T> T fold(Function<Attempted, T> attempted, Function<Ended, T> ended) {
            return attempted.apply(this);
        }
    }

    /** The call is over: the last event of every call, exactly once. */
    record Ended(String call, Decision decision, @Nullable Failure failure) implements CallEvent {

        @Override
        public EventType type() {
            return EventType.CALL_ENDED;
        }

        @Override
        public <T> T fold(Function<Attempted, T> attempted, Function<Ended, T> ended) {
            return ended.apply(this);
        }
    }
}
