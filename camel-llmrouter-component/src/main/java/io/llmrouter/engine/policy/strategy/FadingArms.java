package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Lesson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arms in this process: of the ten thousand targets that were thought of last. One lock. */
final class FadingArms implements Arms {

    private static final int ROOM = 10_000;

    /** An arm as it was when that many calls had been learned from. */
    private record Known(Arm arm, long asOf) {}

    private final Map<Target, Known> byTarget = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Target, Known> eldest) {
            return size() > ROOM;
        }
    };
    private double kept;
    private long calls;

    /** Arms in which a call counts half after about 0.7 × {@code memory} further ones. */
    FadingArms(int memory) {
        memory(memory);
    }

    /** Has them fade so from now on; what they hold is taken for as old as if they always had. */
    synchronized void memory(int memory) {
        kept = 1 - 1.0 / (memory + 1);
    }

    @Override
    public synchronized void learn(Lesson lesson) {
        boolean call = lesson.fold(answered -> true, failed -> true, scored -> false);
        calls += call ? 1 : 0;
        byTarget.put(lesson.target(), new Known(arm(lesson.target()).after(lesson), calls));
    }

    @Override
    public synchronized List<Arm> of(List<Candidate> candidates) {
        List<Arm> arms = new ArrayList<>(candidates.size());
        for (Candidate each : candidates) {
            arms.add(arm(each.target()));
        }
        return arms;
    }

    private Arm arm(Target target) {
        Known known = byTarget.get(target);
        return known == null ? Arm.UNKNOWN : known.arm().faded(Math.pow(kept, calls - known.asOf()));
    }
}
