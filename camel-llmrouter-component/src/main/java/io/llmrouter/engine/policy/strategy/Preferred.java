package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The order that a preference makes: whom it names, in its order, and the others behind. Formula: the place in its list. */
record Preferred(Preference preference) implements Strategy {

    private static final Reason NAMED = Reason.of("named by the custom strategy");
    private static final Reason NOT_NAMED = Reason.of("not named by the custom strategy");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        Set<Candidate> named = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : preference.prefer(candidates, request)) {
            if (!take(name, candidates, named)) {
                unknown.add(name);
            }
        }
        Reason others = unknown.isEmpty()
                ? NOT_NAMED
                : () -> "in the list's order: the custom strategy named " + String.join(", ", unknown)
                        + ", which is no candidate here";
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        named.forEach(each -> ranked.add(new Ranked(each, null, NAMED)));
        for (Candidate each : candidates) {
            if (!named.contains(each)) {
                ranked.add(new Ranked(each, null, others));
            }
        }
        return ranked;
    }

    private static boolean take(String name, List<Candidate> candidates, Set<Candidate> into) {
        boolean known = false;
        for (Candidate each : candidates) {
            if (each.target().toString().equals(name) || each.target().model().equals(name)) {
                into.add(each);
                known = true;
            }
        }
        return known;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
