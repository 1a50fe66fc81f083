package io.llmrouter.engine.exec;

import io.llmrouter.engine.feature.WordCounts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies an answer by asking the same question again, of the same target or by the policy that is named, and counting
 * how many answers agree. Two agree when eight of ten words are in both: 2 × shared words / all words. The answer that
 * most others agree with is the one that counts; a sample that fails agrees with none.
 */
final class AgreementVerifier implements Verifier {

    private static final double ALIKE = 0.8;

    private final Verification wanted;
    private final ModelCall model;
    private final Next<Planned> walk;

    AgreementVerifier(Verification wanted, ModelCall model, Next<Planned> walk) {
        this.wanted = wanted;
        this.model = model;
        this.walk = walk;
    }

    @Override
    public Finding find(Planned asked, Target target, ChatResponse answer) {
        List<ChatResponse> answers = new ArrayList<>();
        answers.add(answer);
        for (int sample = 1; sample < wanted.samples(); sample++) {
            another(asked, target).fold(answers::add, failure -> false);
        }
        return agreed(answers);
    }

    private Finding agreed(List<ChatResponse> answers) {
        List<WordCounts> words =
                answers.stream().map(each -> WordCounts.of(each.text())).toList();
        int best = 0;
        long most = 0;
        // Another model's answer only confirms: it is not the target's own.
        int own = wanted.judge() == null ? words.size() : 1;
        for (int at = 0; at < own; at++) {
            WordCounts said = words.get(at);
            long alike =
                    words.stream().filter(each -> said.likeness(each) >= ALIKE).count();
            if (alike > most) {
                best = at;
                most = alike;
            }
        }
        double share = (double) most / wanted.samples();
        String why = most + " of " + wanted.samples() + " answers agree";
        return new Finding(share >= wanted.threshold(), share, why, answers.get(best));
    }

    private Outcome<ChatResponse> another(Planned asked, Target target) {
        ChatRequest question = asked.call().request().chat().orElseThrow();
        String policy = wanted.judge();
        return policy == null
                ? again(asked, target)
                : model.ask(question, policy, asked.call()).map(ModelCall.Said::answer);
    }

    private Outcome<ChatResponse> again(Planned asked, Target target) {
        List<Ranked> same = asked.plan().ranked().stream()
                .filter(each -> each.candidate().target().equals(target))
                .toList();
        return walk.proceed(asked.by(asked.plan().withRanked(same)))
                .map(reply -> reply.fold(whole -> (ChatResponse) whole.response(), live -> {
                    throw new IllegalStateException("a whole answer was asked for");
                }));
    }
}
