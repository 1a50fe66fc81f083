package io.llmrouter.engine.model;

import java.util.function.Function;

/**
 * What a call came to: an answer, or a failure. Inside the engine a failed call is a value; only at its edge does one
 * become an exception.
 *
 * @param <T> what an answer is
 */
public sealed interface Outcome<T> {

    /** Calls the function of this outcome's kind. */
    <R> R fold(Function<? super T, ? extends R> answered, Function<? super Failure, ? extends R> failed);

    /** Whether there is an answer. */
    boolean isAnswered();

    /** The call was answered. */
    record Answered<T>(T value) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> answered, Function<? super Failure, ? extends R> failed) {
            return answered.apply(value);
        }

        @Override
        public boolean isAnswered() {
            return true;
        }
    }

    /** The call failed. */
    record Failed<T>(Failure failure) implements Outcome<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> answered, Function<? super Failure, ? extends R> failed) {
            return failed.apply(failure);
        }

        @Override
        public boolean isAnswered() {
            return false;
        }
    }

    static <T> Outcome<T> answered(T value) {
        return new Answered<>(value);
    }

    static <T> Outcome<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    static <T> Outcome<T> failed(FailureKind kind, String message) {
        return new Failed<>(Failure.of(kind, message));
    }

    /** The same outcome with its answer changed. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return fold(value -> answered(change.apply(value)), Outcome::failed);
    }
}
