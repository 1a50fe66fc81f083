package io.llmrouter.engine.experiment;

import io.llmrouter.engine.feature.WordCounts;
import org.jspecify.annotations.Nullable;

/**
 * How the answer to a copy compares with the answer to the call.
 *
 * @param equal whether both say the same, but for white space
 * @param length the copy's length as a multiple of the other's
 * @param similarity the share of words they have in common (Dice), from 0 to 1, whatever their order and case
 * @param liveFits whether the call's answer keeps to the form that was asked for; null when none was, or nobody can tell
 * @param shadowFits whether the copy's answer does
 */
public record Comparison(
        boolean equal, double length, double similarity, @Nullable Boolean liveFits, @Nullable Boolean shadowFits) {

    /** Tells whether a text keeps to the form that was asked for. */
    public interface Form {

        /** No form was asked for, or nobody can tell. */
        Form ANY = text -> null;

        @Nullable
        Boolean fits(String text);
    }

    /** Compares two answers. */
    public static Comparison of(String live, String shadow, Form form) {
        String one = live.strip().replaceAll("\\s+", " ");
        String other = shadow.strip().replaceAll("\\s+", " ");
        double length = one.isEmpty() ? (other.isEmpty() ? 1 : other.length()) : (double) other.length() / one.length();
        double alike = WordCounts.of(one).likeness(WordCounts.of(other));
        return new Comparison(one.equals(other), length, alike, form.fits(live), form.fits(shadow));
    }
}
