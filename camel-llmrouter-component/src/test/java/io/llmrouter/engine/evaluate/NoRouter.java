package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Result;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.policy.Plan;

/** A router that nobody may ask. */
final class NoRouter implements LlmRouter {

    @Override
    public <R extends ModelResponse> Result<R> perform(ModelRequest<R> request, CallOptions options) {
        throw new AssertionError("nobody was to be asked");
    }

    @Override
    public AnswerStream stream(ChatRequest request, CallOptions options) {
        throw new AssertionError("nobody was to be asked");
    }

    @Override
    public Plan plan(ModelRequest<?> request, CallOptions options) {
        throw new AssertionError("nobody was to be asked");
    }

    @Override
    public RouterConfig config() {
        throw new AssertionError("nobody was to be asked");
    }

    @Override
    public void reload(RouterConfig config) {
        throw new AssertionError("nobody was to be asked");
    }

    @Override
    public void close() {
        // there is nothing to free
    }
}
