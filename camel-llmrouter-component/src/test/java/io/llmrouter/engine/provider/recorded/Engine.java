package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.Fallbacks;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.wire.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The engine with one account: a preset that is served elsewhere, with a key. */
final class Engine implements AutoCloseable {

    static final String KEY = "key-of-the-test";

    private static final Policy ONCE = new Policy(
            "default",
            List.of(),
            Constraints.NONE,
            List.of(),
            StrategySpec.of("ordered"),
            new Retry(1, Duration.ZERO, Duration.ZERO, 0, true),
            Timeouts.DEFAULT,
            null,
            Fallbacks.NONE,
            null,
            null,
            false);

    private final Transport transport = Transport.standalone();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);

    /** A router that knows nothing of earlier calls. */
    LlmRouter router(Home home, String model, String address) {
        Account account = new Account(
                "recorded",
                home.preset(),
                address + home.base(),
                List.of(new Credential(KEY)),
                home.preset().region(),
                Set.of(),
                Map.of(),
                null);
        Candidate candidate = new Candidate(
                new Target("recorded", model), ModelCard.undescribed("any/" + model), null, Set.of(), 1, null, false);
        RouterConfig config = new RouterConfig(
                List.of(account), Catalogue.builtIn(), new One(List.of(candidate)), Map.of("default", ONCE));
        return LlmRouter.builder(config)
                .transport(transport)
                .scheduler(threads)
                .executor(threads)
                .build();
    }

    private record One(List<Candidate> all) implements Roster {
        @Override
        public List<Candidate> resolve(List<CandidatePattern> patterns) {
            return all;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        transport.close();
    }
}
