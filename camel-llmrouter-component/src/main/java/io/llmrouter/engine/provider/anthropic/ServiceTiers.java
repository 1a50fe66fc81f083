package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The service tier in this protocol, which knows two: {@code auto} and {@code standard_only}. The words other providers
 * have for the usual tier become the latter, those for a better one the former, which uses what was paid for ahead.
 */
final class ServiceTiers {

    private ServiceTiers() {}

    static @Nullable String of(Terms terms) {
        String tier = terms.serviceTier();
        if (tier == null) {
            return null;
        }
        return switch (tier) {
            case "auto", "standard_only" -> tier;
            case "standard", "default", "flex" -> "standard_only";
            default -> "auto";
        };
    }
}
