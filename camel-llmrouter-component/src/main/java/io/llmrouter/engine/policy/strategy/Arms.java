package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Lesson;
import java.util.List;

/**
 * What was learned of targets, lesson by lesson. Each call that is learned from makes all earlier ones count a little less,
 * those of other targets included, so that what was not tried for long becomes unknown again. Thread-safe; must not block.
 */
public interface Arms {

    void learn(Lesson lesson);

    /** What is known of each candidate now, in their order; {@link Arm#UNKNOWN} of those nobody knows. */
    List<Arm> of(List<Candidate> candidates);
}
