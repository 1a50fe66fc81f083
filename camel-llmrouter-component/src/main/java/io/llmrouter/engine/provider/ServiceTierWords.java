package io.llmrouter.engine.provider;

import io.llmrouter.engine.catalog.Quirks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words for a class of service. Providers have several for the same: {@code default}, {@code standard} and {@code
 * on_demand} are the usual one, {@code priority} and {@code fast} the first in the queue. Stateless.
 *
 * @see <a href="https://developers.openai.com/api/docs/guides/fast-mode">the new name of priority at OpenAI</a>
 */
public final class ServiceTierWords {

    /** The usual class of service. */
    public static final String USUAL = "default";

    /** What quirks rename to the words that a server knows, where it refuses any other. */
    private static final String QUIRK = "service_tier.words";

    private ServiceTierWords() {}

    /** One word for all that mean the same; empty for none, and where the provider may choose. */
    public static String plain(@Nullable String word) {
        String small = word == null ? "" : word.strip().toLowerCase(Locale.ROOT);
        return switch (small) {
            case "auto" -> "";
            case "standard", "standard_only", "on_demand" -> USUAL;
            case "fast" -> "priority";
            default -> small;
        };
    }

    /** The word that a server has for what is asked; empty where it has none. */
    static Optional<String> of(String asked, Quirks quirks) {
        String known = quirks.rename().get(QUIRK);
        if (known == null) {
            return Optional.of(asked);
        }
        List<String> words = List.of(known.strip().split("\\s+", -1));
        String small = asked.strip().toLowerCase(Locale.ROOT);
        return words.contains(small)
                ? Optional.of(small)
                : words.stream()
                        .filter(word -> plain(word).equals(plain(asked)))
                        .findFirst();
    }

    /** Whether that word asks for another class than the usual one. */
    public static boolean asks(@Nullable String word) {
        return !plain(word).isEmpty() && !plain(word).equals(USUAL);
    }
}
