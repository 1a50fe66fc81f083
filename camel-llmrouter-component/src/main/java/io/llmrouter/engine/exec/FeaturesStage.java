package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.PlanRequest;

/** Makes the request's features askable; none is computed before someone asks. */
final class FeaturesStage implements Stage<Call, Described> {

    @Override
    public Outcome<Reply> handle(Call call, Next<Described> next) {
        return next.proceed(new Described(call, describe(call)));
    }

    private static PlanRequest describe(Call call) {
        RequestFeatures features = RequestFeatures.of(call.request(), call.streaming());
        return new PlanRequest(call.request(), call.options(), features, call.streaming());
    }
}
