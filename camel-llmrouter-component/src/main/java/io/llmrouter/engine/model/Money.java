package io.llmrouter.engine.model;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact amount of money in nano-USD (10<sup>-9</sup> US dollars). Arithmetic that would overflow fails instead.
 *
 * @param nanos the amount, in nano-USD
 */
public record Money(long nanos) implements Comparable<Money> {

    /** Nothing. */
    public static final Money ZERO = new Money(0);

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /**
     * An amount in US dollars.
     *
     * @throws ArithmeticException if it has more than nine decimals or is too large
     */
    public static Money usd(BigDecimal dollars) {
        return new Money(dollars.movePointRight(9).longValueExact());
    }

    /** An amount in US dollars, as decimal text. */
    public static Money usd(String dollars) {
        return usd(new BigDecimal(dollars));
    }

    /**
     * The amount for a sum of units × price, where a price is in nano-USD per million units: rounded once, half to even.
     */
    public static Money ofMillionths(BigInteger unitsTimesPrice) {
        BigInteger[] parts = unitsTimesPrice.divideAndRemainder(MILLION);
        long whole = parts[0].longValueExact();
        int half = parts[1].shiftLeft(1).compareTo(MILLION);
        boolean up = half > 0 || (half == 0 && (whole & 1) == 1);
        return new Money(up ? Math.addExact(whole, 1) : whole);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    /** The amount in US dollars, without trailing zeros. */
    public BigDecimal toUsd() {
        BigDecimal dollars = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return dollars.scale() < 0 ? dollars.setScale(0) : dollars;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        return toUsd().toPlainString() + " USD";
    }
}
