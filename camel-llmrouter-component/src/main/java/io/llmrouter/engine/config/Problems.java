package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects mistakes, so that one start shows them all. Used by one thread. */
final class Problems {

    /** A longer list of valid words helps nobody who was told the nearest one. */
    private static final int MOST_BESIDE_NEAREST = 20;

    /** A longer list of valid words helps nobody. */
    private static final int MOST_KNOWN = 40;

    private final Set<Problem> found = new LinkedHashSet<>();

    void add(Spot spot, String message) {
        add(spot, message, null);
    }

    void add(Spot spot, String message, @Nullable String nearest) {
        found.add(spot.problem(message, nearest));
    }

    /** A word that is not one of the valid ones. */
    void unknown(Spot spot, String what, String word, Collection<String> known) {
        String nearest = Nearest.to(word, known).orElse(null);
        StringBuilder message = new StringBuilder("unknown " + what + " '" + word + "'");
        if (nearest != null) {
            message.append("; did you mean '").append(nearest).append("'?");
        }
        if (!known.isEmpty() && known.size() <= (nearest == null ? MOST_KNOWN : MOST_BESIDE_NEAREST)) {
            message.append(nearest == null ? ". Known: " : " Known: ").append(String.join(", ", known));
        }
        add(spot, message.toString(), nearest);
    }

    int count() {
        return found.size();
    }

    /** Throws if there was any mistake. */
    void check() {
        if (!found.isEmpty()) {
            List<Problem> sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ConfigException(sorted);
        }
    }
}
