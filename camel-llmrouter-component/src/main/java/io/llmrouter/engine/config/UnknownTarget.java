package io.llmrouter.engine.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern that stands for nothing. */
final class UnknownTarget extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final @Nullable String nearest;

    UnknownTarget(String message, @Nullable String nearest) {
        super(message);
        this.nearest = nearest;
    }

    Optional<String> nearest() {
        return Optional.ofNullable(nearest);
    }
}
