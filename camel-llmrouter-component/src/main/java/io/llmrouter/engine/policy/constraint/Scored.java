package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import io.llmrouter.engine.policy.ScoreRange;
import java.util.Map;
import java.util.TreeMap;

/** Refuses candidates of whose card a score is out of a range, or unknown. */
record Scored(Map<String, ScoreRange> ranges) implements Constraint {

    Scored {
        ranges = new TreeMap<>(ranges);
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        for (Map.Entry<String, ScoreRange> each : ranges.entrySet()) {
            Double score = candidate.card().quality().get(each.getKey());
            if (score == null) {
                return Verdict.refuse(() -> "its score " + each.getKey() + " is unknown");
            }
            ScoreRange range = each.getValue();
            if (!range.has(score)) {
                return Verdict.refuse(() -> "its score " + each.getKey() + " " + Figures.short3(score)
                        + (score < range.least()
                                ? " is below " + Figures.short3(range.least())
                                : " is above " + Figures.short3(range.most())));
            }
        }
        return Verdict.PASS;
    }
}
