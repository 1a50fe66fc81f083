package io.llmrouter.engine.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
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
 * @param factor what every usual price but that of a search is multiplied with; null for once
 * @param rates the prices; what is null there is as usual
 */
public record PriceTier(
        @Nullable Long above,
        @Nullable String service,
        @Nullable String region,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable BigDecimal factor,
        Price rates) {

    private static final String PRIORITY = "priority";

    /** OpenAI's new word for {@value #PRIORITY} (https://developers.openai.com/api/docs/guides/fast-mode). */
    private static final String FAST = "fast";

    public PriceTier {
        Objects.requireNonNull(rates, "rates");
        if (!rates.tiers().isEmpty()) {
            throw new IllegalArgumentException("a price tier has no tiers of its own");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a price tier ends before it begins");
        }
    }

    /** Whether a service tier costs more wherever it can be had, so that the usual price is never its own: fast mode. */
    static boolean isAlwaysDearer(@Nullable String service) {
        return service != null && service.startsWith("fast-mode");
    }

    /** What it makes of usual prices. */
    Price of(Price usual) {
        return (factor == null ? usual : scaled(usual, factor)).overlaidWith(rates);
    }

    /** Searches cost the same in every case: providers sell them beside the model. */
    private static Price scaled(Price usual, BigDecimal factor) {
        Price scaled = usual.times(factor);
        return scaled.withUnits(scaled.units().withSearch(usual.units().search()));
    }

    /** Whether its conditions on where and when are met. */
    boolean holdsAt(@Nullable String where, LocalDate day) {
        return (region == null || region.equals(where))
                && (from == null || !day.isBefore(from))
                && (until == null || day.isBefore(until));
    }

    /** Whether its condition on the service tier is met. */
    boolean isFor(@Nullable String asked) {
        return service == null || service.equals(asked) || (service.equals(PRIORITY) && FAST.equals(asked));
    }

    /** Whether it depends on where or when. */
    boolean isLocal() {
        return region != null || from != null || until != null;
    }

    /** Whether days are all it depends on, so that it says what is usual then. */
    boolean isForDays() {
        return above == null && service == null && region == null;
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
