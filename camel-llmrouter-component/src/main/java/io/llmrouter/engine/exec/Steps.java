package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.observe.Step;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Verification;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one cascade: asks for an answer, verifies it, and asks the candidates that were not asked yet for as long
 * as none passes. Answers that are to be verified are asked for whole, also for a stream; only the last step of all may
 * stream. Used by one thread, once.
 */
final class Steps {

    /** The best answer so far, of those that did not pass. */
    private record Kept(Target target, Finding finding) {}

    private final Planned call;
    private final Verification wanted;
    private final Verifier verifier;
    private final Limits limits;
    private List<Ranked> left;
    private int step;
    private @Nullable Kept best;

    Steps(Planned call, Verification wanted, Verifier verifier, Signals signals) {
        this.call = call;
        this.wanted = wanted;
        this.verifier = verifier;
        this.limits = new Limits(call, signals);
        this.left = call.plan().ranked();
    }

    Outcome<Reply> outcome(Next<Planned> next) {
        while (true) {
            step++;
            if (isStreamed()) {
                return streamed(next);
            }
            int before = log().attempts().size();
            Planned asked = call.with(call.call().whole()).by(call.plan().withRanked(left));
            Outcome<Reply> outcome = next.proceed(asked);
            Optional<Failure> failure = outcome.fold(reply -> Optional.empty(), Optional::of);
            if (failure.isPresent()) {
                return failed(failure.get());
            }
            passOver(before);
            Optional<Reply> answer = outcome.fold(reply -> verified(asked, reply), none -> Optional.empty());
            if (answer.isPresent()) {
                return Outcome.answered(answer.get());
            }
            Optional<String> stop = stop();
            if (stop.isPresent()) {
                return unverified(stop.get());
            }
        }
    }

    /** The answer, if it passes. */
    private Optional<Reply> verified(Planned asked, Reply reply) {
        ChatResponse answer = reply.fold(whole -> (ChatResponse) whole.response(), live -> {
            throw new IllegalStateException("a whole answer was asked for");
        });
        Finding finding = answer.message().toolCalls().isEmpty()
                ? verifier.find(asked, reply.target(), answer)
                : Finding.passed("it asks for tools, and is no final answer", answer);
        String held = call.call().streaming() ? "held back until it was whole; " : "";
        log().stepped(new Step(step, reply.target(), finding.passed(), held + finding.why()));
        if (finding.passed()) {
            return Optional.of(given(reply.target(), finding.answer()));
        }
        if (best == null || finding.score() >= best.finding().score()) {
            best = new Kept(reply.target(), finding);
        }
        return Optional.empty();
    }

    /** Nothing can come behind the last step, so it needs no verification to be given. */
    private boolean isStreamed() {
        boolean last = step == wanted.steps() || left.size() == 1;
        return last && call.call().streaming() && wanted.answersUnverified();
    }

    private Outcome<Reply> streamed(Next<Planned> next) {
        return next.proceed(call.by(call.plan().withRanked(left)))
                .fold(
                        reply -> {
                            log().stepped(new Step(step, reply.target(), false, "streamed, so not verified"));
                            return Outcome.answered(reply);
                        },
                        this::failed);
    }

    /** Leaves out who was asked in this step; all, if that is nobody of the plan. */
    private void passOver(int before) {
        List<Attempt> attempts = log().attempts();
        Set<Target> asked = attempts.subList(before, attempts.size()).stream()
                .map(Attempt::target)
                .collect(Collectors.toSet());
        List<Ranked> others = left.stream()
                .filter(each -> !asked.contains(each.candidate().target()))
                .toList();
        left = others.size() == left.size() ? List.of() : others;
    }

    /** Why no further candidate is asked; empty when the next one is. */
    private Optional<String> stop() {
        if (step >= wanted.steps()) {
            return Optional.of("step " + step + " is the last");
        }
        return left.isEmpty()
                ? Optional.of("no candidate is left")
                : limits.against(left.get(0).candidate());
    }

    private Outcome<Reply> failed(Failure failure) {
        return best == null || failure.kind() == FailureKind.CANCELLED || !wanted.answersUnverified()
                ? Outcome.failed(failure)
                : unverified("the next candidates failed: " + failure);
    }

    private Outcome<Reply> unverified(String stop) {
        Kept kept = best;
        if (kept == null) {
            throw new IllegalStateException("there is no answer");
        }
        String why = "no answer passed verification: " + kept.finding().why() + "; " + stop;
        if (!wanted.answersUnverified()) {
            return Outcome.failed(FailureKind.MALFORMED_RESPONSE, why);
        }
        log().degraded(why);
        return Outcome.answered(given(kept.target(), kept.finding().answer()));
    }

    private Reply given(Target target, ChatResponse answer) {
        Ending ending = new Ending(null, answer.usage());
        return call.call().streaming()
                ? new Reply.Live(target, HeldReply.of(answer, ending))
                : new Reply.Whole(target, answer, ending);
    }

    private CallLog log() {
        return call.call().log();
    }
}
