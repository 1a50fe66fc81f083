package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.model.Terms;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The service tiers there are: {@code flex} and {@code priority}; any other word means the usual one. */
final class ServiceTiers {

    private ServiceTiers() {}

    static @Nullable String of(Terms terms) {
        String tier = terms.serviceTier() == null ? "" : terms.serviceTier().toLowerCase(Locale.ROOT);
        return switch (tier) {
            case "flex", "priority" -> tier;
            default -> null;
        };
    }

    /** A word that is none of these, nor one for the usual tier; null when there is none. */
    static @Nullable String unknown(Terms terms) {
        String tier = terms.serviceTier() == null ? "auto" : terms.serviceTier().toLowerCase(Locale.ROOT);
        boolean usual = tier.equals("auto") || tier.equals("default") || tier.equals("standard");
        return usual || of(terms) != null ? null : tier;
    }
}
