package io.llmrouter.engine;

import io.llmrouter.engine.exec.CallLog;
import io.llmrouter.engine.exec.Chain;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.provider.ProviderFactory;
import io.llmrouter.engine.state.StateSettings;
import io.llmrouter.engine.state.redis.SharedState;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a configuration.
 *
 * @param providers makes providers, by dialect
 * @param strategies makes strategies
 * @param models embed in this process
 * @param tools what the stages share
 * @param clock tells the time of day
 * @param ids names calls, uniquely
 * @param listener hears what happens
 * @param shared shares what is learned; null where the state is given, and shared by whoever has it
 * @param owned closed with the engine
 */
record EngineParts(
        Map<String, ProviderFactory> providers,
        Strategies strategies,
        OnnxModels models,
        Chain.Tools tools,
        InstantSource clock,
        Supplier<String> ids,
        CallListener listener,
        @Nullable SharedState shared,
        List<Runnable> owned) {

    CallLog newLog() {
        return new CallLog(ids.get(), tools.ticker(), listener);
    }

    /**
     * Looks whether what is learned can be shared so.
     *
     * @throws IllegalArgumentException if it cannot
     */
    void checkState(StateSettings settings) {
        if (shared == null && settings.isShared()) {
            throw new IllegalArgumentException(
                    "the configuration has a section 'state', and the router is given a state"
                            + " of the application's: keep one of the two");
        }
        SharedState.check(settings);
    }

    /** Shares what is learned so. */
    void useState(StateSettings settings) {
        if (shared != null) {
            shared.use(settings);
        }
    }

    void close() {
        owned.forEach(Runnable::run);
    }
}
