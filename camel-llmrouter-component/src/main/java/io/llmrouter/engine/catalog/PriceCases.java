package io.llmrouter.engine.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prices that hold where several of a price's tiers are met at once. Tiers of days alone say what is usual then. Each
 * other tier changes the usual price in its own proportion, so that half of it in a batch and twice of it for a long input
 * make the usual one. A condition counts once: a tier with more conditions goes before those with fewer, and of two with
 * the same conditions the later one counts, for long inputs the one with the highest threshold that is passed. Immutable
 * and thread-safe.
 */
final class PriceCases {

    /** What a tier can depend on, as bits. */
    private static final int LENGTH = 1;

    private static final int SERVICE = 2;
    private static final int REGION = 4;
    private static final int DAYS = 8;

    private final Price usual;
    private final List<PriceTier> tiers;

    private PriceCases(Price price, List<PriceTier> holding) {
        Price now = price.withTiers(List.of());
        for (PriceTier tier : holding) {
            now = tier.isForDays() ? tier.of(now) : now;
        }
        this.usual = now;
        this.tiers = holding.stream().filter(tier -> !tier.isForDays()).toList();
    }

    /** The cases of an account that computes there, on that day. */
    static PriceCases at(@Nullable String region, LocalDate day, Price price) {
        return new PriceCases(
                price,
                price.tiers().stream().filter(tier -> tier.holdsAt(region, day)).toList());
    }

    /** The cases that do not depend on where or when. */
    static PriceCases anywhere(Price price) {
        return new PriceCases(
                price, price.tiers().stream().filter(tier -> !tier.isLocal()).toList());
    }

    /** The usual price here, with a tier for every combination of length and service that has a price of its own. */
    Price settled() {
        List<PriceTier> combined = new ArrayList<>(lengths(null, null));
        services().forEach(service -> {
            combined.add(tier(null, service, service));
            combined.addAll(lengths(service, service));
        });
        return priceOf(0, null).withTiers(combined);
    }

    /** The price of a service, with a tier for every length that has a price of its own. */
    Price of(@Nullable String service) {
        return priceOf(0, service).withTiers(lengths(service, null));
    }

    private List<String> services() {
        return tiers.stream()
                .map(PriceTier::service)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private List<PriceTier> lengths(@Nullable String service, @Nullable String written) {
        return tiers.stream()
                .filter(tier -> tier.isFor(service))
                .map(PriceTier::above)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(above -> tier(above, service, written))
                .toList();
    }

    private PriceTier tier(@Nullable Long above, @Nullable String service, @Nullable String written) {
        return new PriceTier(above, written, null, null, null, null, priceOf(above == null ? 0 : above + 1, service));
    }

    private Price priceOf(long inputTokens, @Nullable String service) {
        return combined(byWeight(inputTokens, service));
    }

    private Price combined(List<PriceTier> holding) {
        Price price = usual;
        int met = 0;
        for (PriceTier tier : holding) {
            int conditions = conditions(tier);
            if ((met & conditions) == 0) {
                met |= conditions;
                price = price.inProportion(whole(tier, holding), usual);
            }
        }
        return price;
    }

    /** What a tier makes of the usual price; what it does not price, the tiers with some of its conditions do. */
    private Price whole(PriceTier tier, List<PriceTier> holding) {
        int all = conditions(tier);
        List<PriceTier> included = holding.stream()
                .filter(each -> conditions(each) != all && (conditions(each) & ~all) == 0)
                .toList();
        return tier.factor() != null || included.isEmpty()
                ? tier.of(usual)
                : combined(included).overlaidWith(tier.rates());
    }

    /** The tiers that hold, those first that count before others. */
    private List<PriceTier> byWeight(long inputTokens, @Nullable String service) {
        List<PriceTier> holding = new ArrayList<>(
                tiers.stream().filter(tier -> tier.isFor(service)).toList());
        long passed = holding.stream()
                .map(PriceTier::above)
                .flatMap(Stream::ofNullable)
                .mapToLong(Long::longValue)
                .filter(above -> above < inputTokens)
                .max()
                .orElse(-1);
        holding.removeIf(tier -> tier.above() != null && tier.above() != passed);
        Collections.reverse(holding);
        holding.sort(Comparator.comparingInt(tier -> -Integer.bitCount(conditions(tier))));
        return holding;
    }

    private static int conditions(PriceTier tier) {
        return (tier.above() == null ? 0 : LENGTH)
                | (tier.service() == null ? 0 : SERVICE)
                | (tier.region() == null ? 0 : REGION)
                | (tier.from() == null && tier.until() == null ? 0 : DAYS);
    }
}
