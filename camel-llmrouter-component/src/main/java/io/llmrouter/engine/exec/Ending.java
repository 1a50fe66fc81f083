package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an answer ended.
 *
 * @param failure why it broke off; null when it is whole
 * @param usage what it used, reported or estimated
 */
public record Ending(@Nullable Failure failure, Usage usage) {

    /** Has the listener hear, once, how a call ended: failed now, or answered and whole or broken off later. */
    static Outcome<Reply> whenOver(Outcome<Reply> outcome, Consumer<Optional<Failure>> listener) {
        return outcome.fold(
                reply -> {
                    reply.whenOver(ending -> listener.accept(Optional.ofNullable(ending.failure())));
                    return outcome;
                },
                failure -> {
                    listener.accept(Optional.of(failure));
                    return outcome;
                });
    }
}
