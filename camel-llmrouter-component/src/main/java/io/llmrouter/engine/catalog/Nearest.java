package io.llmrouter.engine.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the valid word that a mistyped one most likely meant. Case does not count; of equally near words the first in
 * alphabetical order wins, so that an error message never changes from run to run.
 */
public final class Nearest {

    private static final int LISTED = 12;

    private Nearest() {}

    /**
     * The valid word with the least edit distance (insert, delete, replace, swap neighbours), at most a third of the
     * word's length and at least one; or else the first valid word that is the given one behind a slash, such as
     * {@code openai/gpt-5} for {@code gpt-5}; empty when none is near.
     */
    public static Optional<String> to(String word, Collection<String> valid) {
        String meant = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, meant.length() / 3);
        Optional<Scored> best = valid.stream()
                .map(each -> new Scored(each, distance(meant, each.toLowerCase(Locale.ROOT), most)))
                .filter(each -> each.distance <= most)
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word));
        return best.map(Scored::word).or(() -> withoutItsFirstPart(meant, valid));
    }

    /**
     * What an error message says after naming a word that is not valid: {@code did you mean 'x'?} when one is near,
     * else the valid words if they are few, else how many there are.
     */
    public static String hint(String word, Collection<String> valid) {
        Optional<String> near = to(word, valid);
        if (near.isPresent()) {
            return "did you mean '" + near.get() + "'?";
        }
        if (valid.isEmpty()) {
            return "there are none";
        }
        return valid.size() > LISTED
                ? "it is none of the " + valid.size() + " known ones"
                : "valid: " + String.join(", ", new TreeSet<>(valid));
    }

    private static Optional<String> withoutItsFirstPart(String meant, Collection<String> valid) {
        return valid.stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).endsWith("/" + meant))
                .sorted()
                .findFirst();
    }

    /** The optimal string alignment distance, or anything above {@code most} once it must be above. */
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                rows[i][j] = cell(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cell(int[][] rows, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

    private record Scored(String word, int distance) {}
}
