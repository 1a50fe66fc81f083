package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import java.util.ArrayList;
import java.util.List;

/** Targets that go before the others of a list. */
record Favourites(List<Wildcard> patterns) {

    static Favourites of(List<String> patterns) {
        return new Favourites(patterns.stream().map(Wildcard::of).toList());
    }

    /** Those of the list that are meant, in the order of the patterns, for that reason; the others behind, as they were. */
    List<Ranked> first(List<Ranked> usual, Reason why) {
        List<Ranked> rest = new ArrayList<>(usual);
        List<Ranked> ranked = new ArrayList<>(usual.size());
        for (Wildcard pattern : patterns) {
            for (Ranked each : List.copyOf(rest)) {
                if (pattern.matches(each.candidate().target().toString())) {
                    ranked.add(new Ranked(each.candidate(), each.score(), why));
                    rest.remove(each);
                }
            }
        }
        ranked.addAll(rest);
        return ranked;
    }
}
