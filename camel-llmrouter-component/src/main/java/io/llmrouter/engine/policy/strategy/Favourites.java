package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import java.util.List;

/** Targets that go before the others of a list. Thread-safe. */
final class Favourites {

    private static final Double MEANT = 0.0;
    private static final Double OTHER = 1.0;

    private final List<Wildcard> patterns;
    private final ByTarget places;

    private Favourites(List<Wildcard> patterns) {
        this.patterns = patterns;
        this.places = new ByTarget(this::place);
    }

    static Favourites of(List<String> patterns) {
        return new Favourites(patterns.stream().map(Wildcard::of).toList());
    }

    /**
     * Those of the list that are meant, in the order of the patterns, for that reason; the others behind, as they were. The
     * score is 0 for those that are meant and 1 for the others, so that another tier may choose among either.
     */
    List<Ranked> first(List<Ranked> usual, Reason why) {
        Scores scores = new Scores(usual.size());
        for (int at = 0; at < usual.size(); at++) {
            scores.set(at, places.of(usual.get(at).candidate()));
        }
        return scores.order(at -> {
            Ranked each = usual.get(at);
            return places.of(each.candidate()) < patterns.size()
                    ? new Ranked(
                            each.candidate(),
                            MEANT,
                            why.costing(each.why().costNanos().orElse(-1)))
                    : new Ranked(each.candidate(), OTHER, each.why());
        });
    }

    /** The first pattern that means a candidate; their number when none does. */
    private int place(Candidate candidate) {
        String target = candidate.target().toString();
        int at = 0;
        while (at < patterns.size() && !patterns.get(at).matches(target)) {
            at++;
        }
        return at;
    }
}
