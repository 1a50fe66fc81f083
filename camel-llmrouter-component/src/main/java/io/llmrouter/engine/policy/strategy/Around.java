package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Labelling;
import io.llmrouter.engine.policy.Lesson;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Strategy;
import java.util.List;

/** A strategy that changes the order of another one, which hears and has to be told the same as if it stood by itself. */
interface Around extends Strategy {

    /** The other one. */
    Strategy inner();

    @Override
    default void answered(PlanRequest request, Target target) {
        inner().answered(request, target);
    }

    @Override
    default void learned(Lesson lesson) {
        inner().learned(lesson);
    }

    @Override
    default List<Labelling> labellings() {
        return inner().labellings();
    }
}
