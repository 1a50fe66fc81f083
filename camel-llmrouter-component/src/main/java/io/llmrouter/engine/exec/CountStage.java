package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.TokenCounter;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Refusal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts tokens here where no provider that was asked for them is there: who wants to know whether a text fits is not to
 * wait until they are back. The answer says who counted.
 */
final class CountStage implements Stage<Planned, Planned> {

    /** Failures of a provider that is away, or has no time; what it says of the request or the key stands. */
    private static final Set<FailureKind> AWAY = EnumSet.of(
            FailureKind.CONNECTION,
            FailureKind.CONNECTION_LOST,
            FailureKind.TIMEOUT,
            FailureKind.OVERLOADED,
            FailureKind.SERVER_ERROR,
            FailureKind.RATE_LIMITED,
            FailureKind.LIMIT_EXCEEDED,
            FailureKind.MALFORMED_RESPONSE,
            FailureKind.TRIPPED,
            FailureKind.NO_ELIGIBLE_MODEL);

    private final TokenCounter counter;

    CountStage(TokenCounter counter) {
        this.counter = counter;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        Outcome<Reply> outcome = next.proceed(call);
        return call.call().request() instanceof CountTokensRequest request
                ? outcome.fold(
                        reply -> outcome,
                        failure -> AWAY.contains(failure.kind())
                                ? first(call)
                                        .map(candidate -> counted(request, candidate))
                                        .orElse(outcome)
                                : outcome)
                : outcome;
    }

    /** The best of those that could be asked; or one that takes no calls just now. */
    private static Optional<Candidate> first(Planned call) {
        return Stream.concat(
                        call.plan().ranked().stream().map(Ranked::candidate),
                        call.plan().refusals().stream()
                                .filter(Refusal::isForNow)
                                .map(Refusal::candidate))
                .findFirst();
    }

    private Outcome<Reply> counted(CountTokensRequest request, Candidate candidate) {
        String model = candidate.target().model();
        CountTokensResponse count = counter.countOrEstimate(candidate.facts().knownAs(model), request.conversation())
                .named(model);
        return Outcome.answered(new Reply.Whole(candidate.target(), count, new Ending(null, Usage.NONE)));
    }
}
