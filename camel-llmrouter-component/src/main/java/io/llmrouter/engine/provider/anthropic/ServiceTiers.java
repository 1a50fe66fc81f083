package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.provider.ServiceTierWords;
import org.jspecify.annotations.Nullable;

/**
 * The service tier in this protocol, which knows two: {@code auto} and {@code standard_only}. The words other providers
 * have for the usual tier become the latter, {@code priority} the former, which uses what was paid for ahead. There is no
 * cheaper tier: a word for one, such as {@code flex} or {@code batch}, has no place.
 */
final class ServiceTiers {

    private ServiceTiers() {}

    static @Nullable String of(Terms terms) {
        if (terms.serviceTier() == null) {
            return null;
        }
        return switch (ServiceTierWords.plain(terms.serviceTier())) {
            case "", "priority" -> "auto";
            case ServiceTierWords.USUAL -> "standard_only";
            default -> null;
        };
    }

    /** A word that is none of these; null when there is none. */
    static @Nullable String unknown(Terms terms) {
        return of(terms) == null ? terms.serviceTier() : null;
    }
}
