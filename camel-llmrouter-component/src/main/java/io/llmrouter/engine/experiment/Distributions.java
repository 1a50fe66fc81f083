package io.llmrouter.engine.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The two distributions that results need, of an optional library; and what is missing where that is not there. */
public final class Distributions {

    /** What to add where the library is missing. */
    public static final String MISSING =
            "the results of experiments need org.apache.commons:commons-statistics-distribution:"
                    + " add it to the application";

    private static final String MARK = "org.apache.commons.statistics.distribution.TDistribution";

    private Distributions() {}

    /** Whether the library is there. */
    public static boolean areThere() {
        try {
            Class.forName(MARK, false, Distributions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** How likely a standard normal value is at least that far from 0. */
    static double beyondNormal(double z) {
        return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
    }

    /** How likely a value of Student's t with so many degrees of freedom is at least that far from 0. */
    static double beyondStudent(double t, double degrees) {
        return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
    }

    /** How far from 0 a value of Student's t is with that likelihood, or farther. */
    static double student(double likelihood, double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(likelihood / 2);
    }
}
