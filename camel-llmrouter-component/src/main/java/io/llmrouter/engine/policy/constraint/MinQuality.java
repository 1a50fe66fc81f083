package io.llmrouter.engine.policy.constraint;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Figures;
import java.util.Map;
import java.util.TreeMap;

/** Refuses candidates whose model is worse at a task than some floor, or unknown there. */
record MinQuality(Map<String, Double> least) implements Constraint {

    MinQuality {
        least = new TreeMap<>(least);
    }

    @Override
    public String name() {
        return "quality";
    }

    @Override
    public Verdict judge(Candidate candidate) {
        for (Map.Entry<String, Double> each : least.entrySet()) {
            Double quality = candidate.card().quality().get(each.getKey());
            if (quality == null || quality < each.getValue()) {
                String known = quality == null ? "is unknown" : Figures.short3(quality) + " is below";
                String floor = Figures.short3(each.getValue());
                return Verdict.refuse(() -> "its quality at " + each.getKey() + " " + known
                        + (quality == null ? ", and must be at least " : " the floor ") + floor);
            }
        }
        return Verdict.PASS;
    }
}
