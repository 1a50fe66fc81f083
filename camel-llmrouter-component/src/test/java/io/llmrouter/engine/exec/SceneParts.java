package io.llmrouter.engine.exec;

import io.llmrouter.engine.experiment.Experiments;
import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.observe.NoticeListener;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Trial;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.state.AnsweredCalls;
import io.llmrouter.engine.state.HedgeBudgets;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;

/** What every {@link Scene} is made of. */
final class SceneParts {

    private SceneParts() {}

    static Chain.Tools tools(Watchdog watchdog, Ticker ticker, Pause pause, TargetStates states, Executor executor) {
        return new Chain.Tools(
                watchdog,
                ticker,
                pause,
                new Random(1),
                states,
                new HedgeBudgets(() -> Instant.EPOCH),
                executor,
                TokenCounter.NONE,
                new AnsweredCalls(100),
                new Experiments(() -> Instant.EPOCH, executor, NoticeListener.NONE));
    }

    static Plan plan(List<Ranked> ranked, Verification wanted) {
        return new Plan(
                "default", null, null, "ordered", 5, 5, ranked, List.of(), Detours.NONE, Map.of(), wanted, Trial.NONE);
    }
}
