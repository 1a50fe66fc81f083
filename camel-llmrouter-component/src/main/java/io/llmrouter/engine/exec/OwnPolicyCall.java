package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.plan.Planner;
import java.util.List;

/** Plans a question by its own policy, and walks along that plan under the call's deadline and in its log. */
final class OwnPolicyCall implements ModelCall {

    private final Planner planner;
    private final Next<Planned> walk;

    OwnPolicyCall(Planner planner, Next<Planned> walk) {
        this.planner = planner;
        this.walk = walk;
    }

    @Override
    public Outcome<Said> ask(ChatRequest question, String policy, Call call) {
        CallOptions options = options(policy, call);
        RequestFeatures features = RequestFeatures.of(question, false);
        try {
            Policy own = planner.policy(options);
            Proposal proposal = planner.propose(new PlanRequest(question, options, features, false));
            Call asking = new Call(question, options, false, call.cancellation(), call.log(), call.deadline());
            return walk.proceed(new Planned(asking, features, own, proposal.plan()))
                    .map(reply -> answer(reply, proposal));
        } catch (IllegalArgumentException e) {
            return Outcome.failed(FailureKind.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static Said answer(Reply reply, Proposal proposal) {
        proposal.answered().accept(reply.target());
        return reply.fold(whole -> new Said(whole.target(), (ChatResponse) whole.response()), live -> {
            throw new IllegalStateException("a whole answer was asked for");
        });
    }

    /** The caller's, but for what chooses the model. */
    private static CallOptions options(String policy, Call call) {
        return call.optionsNow()
                .withPolicy(policy)
                .withModels(List.of())
                .withStrategy(null)
                .withTimeout(null);
    }
}
