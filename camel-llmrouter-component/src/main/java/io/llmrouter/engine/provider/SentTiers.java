package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import java.util.Set;

/**
 * Tells which classes of service a chat can be sent with. What a protocol has no word for, or an account's quirks drop, is
 * left out of the request, so that nobody is billed by it: prices of such a class are not those of the account. Some are
 * asked for by other fields than the service tier, as Claude's fast mode is.
 */
public final class SentTiers {

    private SentTiers() {}

    /**
     * Whether a request at such an account can ask for that class of service.
     *
     * @param quirks those for the model
     */
    public static boolean sends(String dialect, Quirks quirks, String tier) {
        if (quirks.drop().contains("service_tier") || quirks.drop().contains("serviceTier")) {
            return false;
        }
        String plain = ServiceTierWords.plain(tier);
        return switch (dialect) {
            case "gemini", "vertex" -> Set.of("flex", "priority").contains(plain);
            case "bedrock" -> Set.of("flex", "priority", "reserved").contains(plain);
            case "anthropic" ->
                plain.equals("priority")
                        || Set.of("fast-mode", "us", "fast-mode-us").contains(tier);
            case "bedrock-anthropic" -> plain.equals("priority");
            case "cohere", "ollama" -> false;
            default -> ServiceTierWords.of(tier, quirks).isPresent();
        };
    }
}
