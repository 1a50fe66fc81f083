package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** Walks along the plan: the next candidate when one fails, as far as the failure's kind allows. */
final class WalkStage implements Stage<Planned, Aimed> {

    @Override
    public Outcome<Reply> handle(Planned call, Next<Aimed> next) {
        List<Ranked> ranked = call.plan().ranked();
        if (ranked.isEmpty()) {
            return Outcome.failed(
                    FailureKind.NO_ELIGIBLE_MODEL, refusals(call.plan().refusals()));
        }
        return walk(call, ranked, next);
    }

    private static Outcome<Reply> walk(Planned call, List<Ranked> ranked, Next<Aimed> next) {
        for (int place = 0; ; ) {
            Candidate candidate = ranked.get(place).candidate();
            Outcome<Reply> outcome = next.proceed(new Aimed(call, candidate, place == ranked.size() - 1));
            if (outcome.isAnswered() || call.call().cancellation().reason().isPresent()) {
                return outcome;
            }
            int after = place + 1;
            place = outcome.fold(reply -> ranked.size(), failure -> onward(ranked, after, candidate, failure));
            if (place >= ranked.size()) {
                return outcome;
            }
        }
    }

    /** The place of the next candidate that may be tried after such a failure; the plan's size when there is none. */
    private static int onward(List<Ranked> ranked, int after, Candidate failed, Failure failure) {
        return switch (failure.kind().onward()) {
            case ANY -> after;
            case LARGER_WINDOW -> larger(ranked, after, failed);
            case NO, LARGER_LIMIT, IF_ALLOWED -> ranked.size();
        };
    }

    private static int larger(List<Ranked> ranked, int from, Candidate failed) {
        Long window = failed.card().contextWindow();
        for (int i = from; i < ranked.size(); i++) {
            Long other = ranked.get(i).candidate().card().contextWindow();
            if (window != null && other != null && other > window) {
                return i;
            }
        }
        return ranked.size();
    }

    private static String refusals(List<Refusal> refusals) {
        return refusals.isEmpty()
                ? "the policy has no candidates"
                : refusals.stream()
                        .map(refusal -> refusal.target() + ": " + refusal.reason())
                        .collect(Collectors.joining("; ", "every candidate was refused: ", ""));
    }
}
