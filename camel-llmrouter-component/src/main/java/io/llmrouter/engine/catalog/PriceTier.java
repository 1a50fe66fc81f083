package io.llmrouter.engine.catalog;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices that hold instead of the usual ones in some cases. Every condition that is not null must be met; at least one
 * is not. Immutable and thread-safe.
 *
 * @param above holds for requests with more input tokens than that; the whole request is billed by it
 * @param service the service tier it is for, such as {@code batch}, {@code flex} or {@code priority}
 * @param region where the account computes
 * @param from the first day it holds
 * @param until the first day it no longer holds
 * @param rates the prices; what is null there is as usual
 */
public record PriceTier(
        @Nullable Long above,
        @Nullable String service,
        @Nullable String region,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Price rates) {

    public PriceTier {
        Objects.requireNonNull(rates, "rates");
        if (!rates.tiers().isEmpty()) {
            throw new IllegalArgumentException("a price tier has no tiers of its own");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a price tier ends before it begins");
        }
    }

    /** This tier without its conditions on where and when, if they are met. */
    Optional<PriceTier> at(@Nullable String where, LocalDate day) {
        boolean holds = (region == null || region.equals(where))
                && (from == null || !day.isBefore(from))
                && (until == null || day.isBefore(until));
        return holds ? Optional.of(new PriceTier(above, service, null, null, null, rates)) : Optional.empty();
    }

    /** This tier without its condition on the service tier, if that is met. */
    Optional<PriceTier> of(@Nullable String asked) {
        return service == null || service.equals(asked)
                ? Optional.of(new PriceTier(above, null, region, from, until, rates))
                : Optional.empty();
    }

    /** Whether it depends on where or when. */
    boolean isLocal() {
        return region != null || from != null || until != null;
    }

    /** Whether it holds in every case. */
    public boolean hasNoCondition() {
        return above == null && service == null && !isLocal();
    }

    /** Whether the length of the input is all it depends on, and is met. */
    boolean isForInputOf(long tokens) {
        return service == null && !isLocal() && above != null && tokens > above;
    }
}
