package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What constraints leave of a list of candidates. The first constraint that refuses is the one named.
 *
 * @param passed who may be chosen, in the order of the list
 * @param doubts why some of them rank behind the others, the more reasons the farther; by identity
 * @param refused who may not
 */
public record Shortlist(List<Candidate> passed, Map<Candidate, List<Reason>> doubts, List<Refusal> refused) {

    public static Shortlist of(List<Candidate> candidates, List<Constraint> constraints) {
        Constraint[] demands = constraints.toArray(new Constraint[0]);
        Shortlist shortlist =
                new Shortlist(new ArrayList<>(candidates.size()), new IdentityHashMap<>(0), new ArrayList<>());
        for (int at = 0; at < candidates.size(); at++) {
            shortlist.judge(candidates.get(at), demands);
        }
        return shortlist;
    }

    private void judge(Candidate candidate, Constraint[] demands) {
        for (Constraint each : demands) {
            Verdict verdict = each.judge(candidate);
            if (verdict != Verdict.PASS) {
                if (verdict.kind() == Verdict.Kind.REFUSE) {
                    refused.add(new Refusal(candidate, each.name(), verdict.reason()));
                    doubts.remove(candidate);
                    return;
                }
                doubts.computeIfAbsent(candidate, key -> new ArrayList<>(1)).add(verdict.reason());
            }
        }
        passed.add(candidate);
    }

    /** The same order, but those in doubt behind the others, and the more there is against one the farther. */
    public List<Ranked> doubtedLast(List<Ranked> ranked) {
        if (doubts.isEmpty()) {
            return ranked;
        }
        List<Ranked> sorted = new ArrayList<>(ranked);
        sorted.sort(Comparator.comparingInt(each -> against(each.candidate()).size()));
        sorted.replaceAll(each -> {
            Ranked place = each;
            for (Reason doubt : against(each.candidate())) {
                place = place.doubted(doubt);
            }
            return place;
        });
        return sorted;
    }

    private List<Reason> against(Candidate candidate) {
        return doubts.getOrDefault(candidate, List.of());
    }
}
