package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.provider.ServiceTierWords;
import org.jspecify.annotations.Nullable;

/** The service tiers there are: {@code flex} and {@code priority}; any other word means the usual one. */
final class ServiceTiers {

    private ServiceTiers() {}

    static @Nullable String of(Terms terms) {
        String tier = ServiceTierWords.plain(terms.serviceTier());
        return switch (tier) {
            case "flex", "priority" -> tier;
            default -> null;
        };
    }

    /** A word that is none of these, nor one for the usual tier; null when there is none. */
    static @Nullable String unknown(Terms terms) {
        return of(terms) == null && ServiceTierWords.asks(terms.serviceTier()) ? terms.serviceTier() : null;
    }
}
