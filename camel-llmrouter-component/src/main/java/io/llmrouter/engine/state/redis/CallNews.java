package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A call of a target ended. */
record CallNews(Target target, Operation operation, Attempt attempt) implements News {

    static CallNews read(Entry entry) {
        Target target = entry.target();
        Operation operation = Operation.valueOf(constant(entry.text("operation")));
        Attempt attempt = new Attempt(
                1,
                target,
                "",
                failure(entry.any("failure")),
                entry.anyUsage(),
                null,
                entry.time("latency"),
                entry.anyTime("first"),
                false,
                null,
                operation,
                List.of());
        return new CallNews(target, operation, attempt);
    }

    private static @Nullable Failure failure(@Nullable String word) {
        return word == null ? null : Failure.of(FailureKind.valueOf(constant(word)), "at another node");
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public Kind kind() {
        return Kind.CALL;
    }

    @Override
    public void write(Entry into) {
        Failure failure = attempt.failure();
        into.with("target", target)
                .with("operation", operation.word())
                .with("failure", failure == null ? null : failure.kind().word())
                .with(attempt.usage())
                .with("latency", attempt.latency())
                .with("first", attempt.firstContent());
    }

    @Override
    public void tell(Learners learners, long at) {
        learners.measurements().heard(target, operation, attempt, at);
    }
}
