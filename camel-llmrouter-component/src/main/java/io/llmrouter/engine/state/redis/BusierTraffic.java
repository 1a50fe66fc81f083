package io.llmrouter.engine.state.redis;

import io.llmrouter.engine.policy.ForwardingTraffic;
import io.llmrouter.engine.policy.Traffic;

/** The same traffic, with calls that other nodes have under way. */
final class BusierTraffic extends ForwardingTraffic {

    private final int calls;

    BusierTraffic(Traffic measured, int calls) {
        super(measured);
        this.calls = calls;
    }

    @Override
    public int inFlightElsewhere() {
        return calls;
    }
}
