package io.llmrouter.engine;

import io.llmrouter.engine.exec.CallLog;
import io.llmrouter.engine.exec.Chain;
import io.llmrouter.engine.feature.onnx.OnnxModels;
import io.llmrouter.engine.observe.CallListener;
import io.llmrouter.engine.policy.strategy.Strategies;
import io.llmrouter.engine.provider.ProviderFactory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        List<Runnable> owned) {

    CallLog newLog() {
        return new CallLog(ids.get(), tools.ticker(), listener);
    }

    void close() {
        owned.forEach(Runnable::run);
    }
}
