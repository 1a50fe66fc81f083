package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.state.KeyRing;
import io.llmrouter.engine.state.TargetStates;
import io.llmrouter.engine.wire.Pause;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Tries one target again, with the same key or another, as the failure's kind says. Keys come from the account's ring;
 * without a usable one nothing is sent. The number of attempts is the policy's, and none is waited for beyond the call's
 * deadline.
 */
final class RetryStage implements Stage<Aimed, Keyed> {

    private final Accounts accounts;
    private final Map<String, KeyRing> rings;
    private final TargetStates states;
    private final Pause pause;
    private final RandomGenerator random;

    RetryStage(
            Accounts accounts, Map<String, KeyRing> rings, TargetStates states, Pause pause, RandomGenerator random) {
        this.accounts = accounts;
        this.rings = rings;
        this.states = states;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public Outcome<Reply> handle(Aimed call, Next<Keyed> next) {
        String account = call.target().account();
        KeyRing ring = rings.get(account);
        if (ring == null) {
            throw new IllegalStateException("account '" + account + "' has no keys");
        }
        Repeats repeats = new Repeats(call.planned().policy().retry(), random);
        KeyedAttempts attempts =
                new KeyedAttempts(ring, accounts.account(account).credentials(), next);
        return new Tries(call, attempts, repeats, states, pause).outcome();
    }
}
