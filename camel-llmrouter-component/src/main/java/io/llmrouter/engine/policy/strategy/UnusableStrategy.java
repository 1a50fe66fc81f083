package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.StrategySpec;
import org.jspecify.annotations.Nullable;

/**
 * A strategy cannot be made of its settings. The message names the policy, where it is known; the reason is the same
 * without, for who knows better where the strategy is written. Further ones that came to light with it are
 * {@linkplain #getSuppressed() suppressed}.
 */
public final class UnusableStrategy extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient StrategySpec spec;
    private final String reason;

    UnusableStrategy(StrategySpec spec, IllegalArgumentException cause) {
        this(spec, "", String.valueOf(cause.getMessage()), cause);
    }

    private UnusableStrategy(StrategySpec spec, String place, String reason, @Nullable Throwable cause) {
        super(place + reason, cause);
        this.spec = spec;
        this.reason = reason;
    }

    /** The same, as a mistake of that policy. */
    public UnusableStrategy of(String policy) {
        return new UnusableStrategy(spec, "policy '" + policy + "': ", reason, getCause());
    }

    /** The strategy as configured: the very one that was given, or one that is a setting of it. */
    public StrategySpec spec() {
        return spec;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
