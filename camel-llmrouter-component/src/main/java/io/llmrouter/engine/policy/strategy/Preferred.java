package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import java.util.ArrayList;
import java.util.List;

/** The order that a preference makes: whom it names, in its order, and the others behind. Formula: the place in its list. */
record Preferred(Preference preference) implements Strategy {

    private static final Reason NAMED = Reason.of("named by the custom strategy");
    private static final Reason NOT_NAMED = Reason.of("not named by the custom strategy");

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        boolean[] named = new boolean[candidates.size()];
        List<String> unknown = new ArrayList<>();
        for (String name : preference.prefer(candidates, request)) {
            if (!take(name, candidates, named, ranked)) {
                unknown.add(name);
            }
        }
        Reason others = unknown.isEmpty()
                ? NOT_NAMED
                : () -> "in the list's order: the custom strategy named " + String.join(", ", unknown)
                        + ", which is no candidate here";
        for (int at = 0; at < named.length; at++) {
            if (!named[at]) {
                ranked.add(new Ranked(candidates.get(at), null, others));
            }
        }
        return ranked;
    }

    /** Adds whom the name means and no name before it did; tells whether it means anyone. */
    private static boolean take(String name, List<Candidate> candidates, boolean[] named, List<Ranked> into) {
        boolean known = false;
        for (int at = 0; at < named.length; at++) {
            if (isName(name, candidates.get(at).target())) {
                known = true;
                if (!named[at]) {
                    named[at] = true;
                    into.add(new Ranked(candidates.get(at), null, NAMED));
                }
            }
        }
        return known;
    }

    /** Whether it is a target's name, or its model's; without joining the target's words, since many are asked. */
    private static boolean isName(String name, Target target) {
        if (!name.endsWith(target.model())) {
            return false;
        }
        int slash = name.length() - target.model().length() - 1;
        return slash < 0
                || (slash == target.account().length()
                        && name.charAt(slash) == '/'
                        && name.startsWith(target.account()));
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
