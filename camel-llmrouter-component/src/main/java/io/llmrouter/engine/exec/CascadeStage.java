package io.llmrouter.engine.exec;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Verification;
import java.util.Optional;

/** Carries out plans whose answers must pass a verification; others go by it. Only chats are verified. */
final class CascadeStage implements Stage<Planned, Planned> {

    private final Verifiers verifiers;
    private final Signals signals;

    CascadeStage(Verifiers verifiers, Signals signals) {
        this.verifiers = verifiers;
        this.signals = signals;
    }

    @Override
    public Outcome<Reply> handle(Planned call, Next<Planned> next) {
        Verification wanted = call.plan().verification();
        Optional<ChatRequest> chat = call.call().request().chat();
        if (wanted == null || chat.isEmpty() || call.plan().ranked().isEmpty()) {
            return next.proceed(call);
        }
        ChatRequest question = asked(chat.get(), wanted);
        Planned asking = call.with(call.call().asking(question));
        return verifiers
                .of(wanted, question)
                .fold(verifier -> new Steps(asking, wanted, verifier, signals).outcome(next), Outcome::failed);
    }

    /** The question; with log probabilities asked for, where confidence is computed from them. */
    private static ChatRequest asked(ChatRequest question, Verification wanted) {
        boolean given = wanted.by() != Verification.Check.CONFIDENCE
                || question.sampling().logprobs() != null;
        return given ? question : question.withSampling(question.sampling().withLogprobs(0));
    }
}
