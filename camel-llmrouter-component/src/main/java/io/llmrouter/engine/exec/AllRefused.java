package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.state.TargetStates;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the failure of a call that no candidate was left for. Where nothing but keys keeps calls from the candidates
 * that meet its demands, it fails as the key did that may be used again soonest: rate limited, rejected, without
 * credit. Else no model is eligible. Either way it says when the first of them may take calls again, if that is known.
 */
final class AllRefused {

    private final Accounts accounts;
    private final TargetStates states;

    AllRefused(Accounts accounts, TargetStates states) {
        this.accounts = accounts;
        this.states = states;
    }

    Failure failure(Planned call) {
        List<Target> able = call.plan().refusals().stream()
                .filter(Refusal::isForNow)
                .map(Refusal::target)
                .toList();
        Failure failure = Failure.of(kind(able), refusals(call));
        return states.waitFor(able).map(failure::after).orElse(failure);
    }

    private FailureKind kind(List<Target> able) {
        if (able.stream().anyMatch(target -> states.refusedByKeys(target).isEmpty())) {
            return FailureKind.NO_ELIGIBLE_MODEL;
        }
        return able.stream()
                .min(Comparator.comparing(states::liveFrom))
                .flatMap(states::refusedByKeys)
                .map(Failure::kind)
                .orElse(FailureKind.NO_ELIGIBLE_MODEL);
    }

    private String refusals(Planned call) {
        List<Refusal> refusals = call.plan().refusals();
        if (refusals.isEmpty()) {
            return "the policy has no candidates";
        }
        boolean lacking =
                refusals.stream().anyMatch(refusal -> refusal.constraint().equals("operation"));
        return refusals.stream()
                .map(refusal -> refusal.target() + ": " + refusal.reason())
                .collect(Collectors.joining(
                        "; ",
                        "every candidate was refused: ",
                        lacking ? "; " + accounts.whoCan(call.call().request().operation()) : ""));
    }
}
