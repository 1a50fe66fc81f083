package io.llmrouter.examples.simulate;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Usage;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a model says: a good answer or a bad one, with the probability that the scenario gives it, and what of that can be
 * seen. In seven of ten requests all models draw alike, so that what a better one fails at a worse one does too; in the
 * others each attempt draws by itself. Good answers to a prompt are all the same words. Of the bad ones half are a mistake
 * that the model makes again, and half are words of their own. What is drawn depends on seed, request, target and attempt
 * alone. Immutable.
 */
final class AnswerDraw {

    private static final double ALIKE = 0.7;
    private static final double SAME_MISTAKE = 0.5;
    /** The log-odds of the confidence in a bad answer, on average; its standard deviation is 1. */
    private static final double UNSURE = 1;

    private static final double USUAL_JUDGEMENT = 0.85;
    private static final int WORDS = 4;
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long MISTAKES = 0x0BAD_0BAD_0BAD_0BADL;

    private final Scenario.Model model;
    private final long shared;
    private final long own;

    AnswerDraw(String target, Scenario.Model model, long seed) {
        this.model = model;
        this.shared = seed ^ 0x5EED_0001L;
        this.own = shared ^ (long) target.hashCode() << 32;
    }

    /** Whether an attempt at a request comes to a good answer. */
    boolean isGood(String kind, int request, int attempt) {
        return isGood(kind, request, draws(request, attempt));
    }

    private boolean isGood(String kind, int request, SplittableRandom draws) {
        SplittableRandom together = new SplittableRandom(shared + request * STEP);
        boolean alike = together.nextDouble() < ALIKE;
        double drawn = alike ? together.nextDouble() : draws.nextDouble();
        return drawn < model.quality().getOrDefault(kind, 1.0);
    }

    /** The answer of an attempt at a request, with the probability of its words as providers tell it. */
    ChatResponse answer(Ask ask, String wireModel, int attempt) {
        SplittableRandom draws = draws(ask.number(), attempt);
        boolean good = isGood(ask.kind(), ask.number(), draws);
        long prompt = ask.prompt().hashCode() * STEP;
        long mistake = draws.nextDouble() < SAME_MISTAKE ? prompt ^ MISTAKES ^ own : draws.nextLong();
        double odds = UNSURE + (good ? model.confidence() : 0) + draws.nextGaussian();
        return response(
                wireModel,
                words(good ? prompt : mistake),
                Usage.of(ask.inputTokens(), ask.outputTokens()),
                Map.of("avgLogprobs", -Math.log1p(Math.exp(-odds))));
    }

    /** The verdict of a judge about an answer that stands in what it is asked. */
    ChatResponse verdict(Ask ask, String wireModel, int attempt, String question, Usage usage) {
        boolean good = question.contains(words(ask.prompt().hashCode() * STEP));
        Double judgement = model.judgement();
        boolean right = draws(ask.number(), attempt).nextDouble() < (judgement == null ? USUAL_JUDGEMENT : judgement);
        return response(wireModel, good == right ? "ACCEPT" : "REJECT", usage, Map.of());
    }

    /** Whether a text is the good answer to a prompt, but for blanks; whatever is not an answer is none. */
    static boolean isGood(String prompt, @Nullable String answer) {
        return answer != null && words(prompt.hashCode() * STEP).equals(answer.strip());
    }

    private SplittableRandom draws(int request, int attempt) {
        return new SplittableRandom(own + request * STEP + attempt);
    }

    private static String words(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringJoiner words = new StringJoiner(" ");
        for (int at = 0; at < WORDS; at++) {
            words.add(Long.toString(random.nextInt(36 * 36 * 36, Integer.MAX_VALUE), 36));
        }
        return words.toString();
    }

    private static ChatResponse response(String model, String text, Usage usage, Map<String, Object> extra) {
        return new ChatResponse("", model, Message.assistant(text), FinishReason.STOP, "stop", usage, extra);
    }
}
