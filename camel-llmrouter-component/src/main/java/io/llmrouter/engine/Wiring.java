package io.llmrouter.engine;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.exec.Accounts;
import io.llmrouter.engine.exec.Chain;
import io.llmrouter.engine.exec.Occupancy;
import io.llmrouter.engine.exec.Probes;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.plan.Planner;
import java.util.List;
import java.util.Map;

/**
 * One configuration at work. Calls enter and leave; once it is retired, the last one to leave closes its accounts. The
 * count of those inside and the mark of retirement share one number, so that closing happens exactly once.
 */
final class Wiring {

    private final RouterConfig config;
    private final Planner planner;
    private final Chain chain;
    private final Background background;
    private final Occupancy occupancy;

    /**
     * What is around the calls.
     *
     * @param accounts who is called
     * @param knowledge what strategies know
     * @param probes ask accounts that are in trouble
     * @param shelves look for other versions of learned models
     */
    record Background(Accounts accounts, WiredKnowledge knowledge, Probes probes, ShelfWatch shelves) {}

    Wiring(RouterConfig config, Planner planner, Chain chain, Background background) {
        this.config = config;
        this.planner = planner;
        this.chain = chain;
        this.background = background;
        this.occupancy = chain.occupancy();
    }

    RouterConfig config() {
        return config;
    }

    Planner planner() {
        return planner;
    }

    Chain chain() {
        return chain;
    }

    WiredKnowledge knowledge() {
        return background.knowledge();
    }

    /** What of a request the targets of a plan would not be sent as it was asked. */
    Map<Target, List<String>> adjustments(ModelRequest<?> request, Plan plan) {
        List<Candidate> candidates =
                plan.ranked().stream().map(Ranked::candidate).toList();
        return background.accounts().adjustments(request, candidates);
    }

    /** Lets a call in; not when this wiring is retired. */
    boolean enter() {
        return occupancy.enter();
    }

    void leave() {
        occupancy.leave();
    }

    /** Lets it do what it does without being called. */
    void start() {
        background.probes().start();
        background.shelves().start();
    }

    /** Lets no more calls in, and closes the accounts when the last one has left. */
    void retire() {
        background.probes().close();
        background.shelves().close();
        occupancy.retire();
    }
}
