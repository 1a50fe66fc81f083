package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Proposal;
import io.llmrouter.engine.policy.plan.Planner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans a question by its own policy, and walks along that plan under the call's deadline and in its log. */
final class OwnPolicyCall implements ModelCall {

    private final Planner planner;
    private final Next<Planned> walk;

    OwnPolicyCall(Planner planner, Next<Planned> walk) {
        this.planner = planner;
        this.walk = walk;
    }

    @Override
    public Outcome<ChatResponse> ask(ChatRequest question, String policy, Planned behalf) {
        Call call = behalf.call();
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

    private static ChatResponse answer(Reply reply, Proposal proposal) {
        proposal.answered().accept(reply.target());
        return reply.fold(whole -> (ChatResponse) whole.response(), live -> {
            throw new IllegalStateException("a whole answer was asked for");
        });
    }

    /** The caller's, but for what chooses the model. */
    private static CallOptions options(String policy, Call call) {
        CallOptions own = call.options();
        return own.withPolicy(policy)
                .withModels(List.of())
                .withStrategy(null)
                .withTimeout(null)
                .withMaxCost(left(own.maxCost(), call.log().spent()));
    }

    /** What may still be spent; an unknown cost leaves nothing. */
    private static @Nullable Money left(@Nullable Money most, @Nullable Money spent) {
        if (most == null) {
            return null;
        }
        return spent == null ? Money.ZERO : new Money(Math.max(0, most.nanos() - spent.nanos()));
    }
}
