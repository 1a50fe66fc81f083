package io.llmrouter.engine.experiment;

/**
 * The two distributions that results need. Figures agree with published tables to six digits (normal: Abramowitz and
 * Stegun 7.1.26) and to ten (Student: the continued fraction of the incomplete beta function).
 */
final class Distributions {

    private static final int TERMS = 300;
    private static final double TINY = 1e-300;
    private static final double[] LANCZOS = {
        76.18009172947146,
        -86.50532032941677,
        24.01409824083091,
        -1.231739572450155,
        0.1208650973866179e-2,
        -0.5395239384953e-5
    };

    private Distributions() {}

    /** How likely a standard normal value is at least that far from 0. */
    static double beyondNormal(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double series =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.min(1, series * Math.exp(-x * x));
    }

    /** How likely a value of Student's t with so many degrees of freedom is at least that far from 0. */
    static double beyondStudent(double t, double degrees) {
        return beta(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /** How far from 0 a value of Student's t is with that likelihood, or farther. */
    static double student(double likelihood, double degrees) {
        double low = 0;
        double high = 1;
        while (beyondStudent(high, degrees) > likelihood) {
            high *= 2;
        }
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (beyondStudent(middle, degrees) > likelihood) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The regularized incomplete beta function. */
    private static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-14) {
                break;
            }
        }
        return value;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private static double logGamma(double x) {
        double shifted = x + 5.5;
        double series = 1.000000000190015;
        for (int term = 0; term < LANCZOS.length; term++) {
            series += LANCZOS[term] / (x + term + 1);
        }
        return (x + 0.5) * Math.log(shifted) - shifted + Math.log(2.5066282746310005 * series / x);
    }
}
