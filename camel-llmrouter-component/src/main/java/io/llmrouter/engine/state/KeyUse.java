package io.llmrouter.engine.state;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Usage;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a key was used for, up to the most that numbers hold. Not thread-safe. */
final class KeyUse {

    private final Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    private long calls;
    private long inputTokens;
    private long outputTokens;
    private Money cost = Money.ZERO;

    void count(@Nullable Failure failure, @Nullable Usage usage, @Nullable Money price) {
        calls++;
        if (failure != null) {
            failures.merge(failure.kind(), 1L, Long::sum);
        }
        if (usage != null) {
            inputTokens = Usage.sum(inputTokens, usage.inputTokens());
            outputTokens = Usage.sum(outputTokens, usage.outputTokens());
        }
        if (price != null) {
            cost = new Money(Usage.sum(cost.nanos(), price.nanos()));
        }
    }

    KeyUsage snapshot() {
        return new KeyUsage(calls, failures, inputTokens, outputTokens, cost);
    }
}
