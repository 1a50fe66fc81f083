package io.llmrouter.engine.catalog;

import io.llmrouter.engine.model.Units;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a model that is not billed by tokens costs, in nano-USD. What is null is unknown: it is never taken for zero.
 * Immutable and thread-safe.
 *
 * @param audioMinute a minute of sound that is heard
 * @param image an image that is drawn
 * @param search a search, or a rerank of a usual number of documents
 * @param characters a million characters that are spoken
 */
public record UnitPrices(
        @Nullable Long audioMinute, @Nullable Long image, @Nullable Long search, @Nullable Long characters) {

    /** Nothing known. */
    public static final UnitPrices UNKNOWN = new UnitPrices(null, null, null, null);

    private static final long MILLION = 1_000_000;
    private static final long MILLIS_A_MINUTE = 60_000;

    public UnitPrices {
        Price.requireNotNegative("audioMinute", audioMinute);
        Price.requireNotNegative("image", image);
        Price.requireNotNegative("search", search);
        Price.requireNotNegative("characters", characters);
    }

    /** Whether all sound, images and characters that were used have prices here, and some were. */
    boolean pricesMedia(Units used) {
        return (used.audioMillis() | used.images() | used.characters()) != 0
                && (used.audioMillis() == 0 || audioMinute != null)
                && (used.images() == 0 || image != null)
                && (used.characters() == 0 || characters != null);
    }

    /** The cost in millionths of a nano-USD of the units that have a price. */
    BigInteger cost(Units used) {
        BigInteger audio = times(used.audioMillis(), audioMinute)
                .multiply(BigInteger.valueOf(MILLION))
                .divide(BigInteger.valueOf(MILLIS_A_MINUTE));
        BigInteger counted =
                times(used.images(), image).add(times(used.searches(), search)).multiply(BigInteger.valueOf(MILLION));
        return audio.add(counted).add(times(used.characters(), characters));
    }

    /** These prices with what the other knows in place of their own. */
    UnitPrices overlaidWith(UnitPrices other) {
        return new UnitPrices(
                Price.first(other.audioMinute, audioMinute),
                Price.first(other.image, image),
                Price.first(other.search, search),
                Price.first(other.characters, characters));
    }

    /** These prices, changed as much as the other ones change the usual ones. */
    UnitPrices inProportion(UnitPrices other, UnitPrices usual) {
        return new UnitPrices(
                Price.changed(audioMinute, other.audioMinute, usual.audioMinute),
                Price.changed(image, other.image, usual.image),
                Price.changed(search, other.search, usual.search),
                Price.changed(characters, other.characters, usual.characters));
    }

    /** These prices, and that of a search. */
    UnitPrices withSearch(@Nullable Long other) {
        return new UnitPrices(audioMinute, image, other, characters);
    }

    /** Every price multiplied. */
    UnitPrices times(BigDecimal factor) {
        return new UnitPrices(
                Price.times(audioMinute, factor),
                Price.times(image, factor),
                Price.times(search, factor),
                Price.times(characters, factor));
    }

    private static BigInteger times(long units, @Nullable Long price) {
        return price == null ? BigInteger.ZERO : BigInteger.valueOf(units).multiply(BigInteger.valueOf(price));
    }
}
