package io.llmrouter.engine.policy.strategy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Signals;
import io.llmrouter.engine.policy.Strategy;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.Verification.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the first candidate, and the next one only when the answer does not pass a verification.
 *
 * <p>Formula: the order of another strategy, {@code lowest-cost} if none is set; the plan says how answers are verified. The
 * score has that strategy's unit. Use it where a cheap model is right most of the time and a wrong answer shows: by its
 * form, to a judge, by another answer, or by the model's own doubt.
 */
final class Cascade implements Around {

    private static final int USUAL_SAMPLES = 3;

    private final Strategy order;
    private final Verification verification;

    Cascade(StrategySettings settings) {
        Strategy given = settings.strategy("order");
        this.order = given == null ? settings.inner(StrategySpec.of("lowest-cost")) : given;
        this.verification = verification(settings);
    }

    private static Verification verification(StrategySettings settings) {
        List<String> words = Stream.of(Check.values()).map(Check::word).toList();
        Check by = Check.valueOf(settings.word("verify", words).toUpperCase(Locale.ROOT));
        String message = settings.text("judgeMessage");
        return new Verification(
                by,
                settings.text("schema"),
                settings.text("judge"),
                message == null ? Verification.JUDGE_MESSAGE : message,
                settings.count("samples", USUAL_SAMPLES),
                settings.number("threshold", by.usualThreshold()),
                settings.count("steps", Integer.MAX_VALUE),
                settings.word("onUnverified", List.of("answer", "fail")).equals("answer"));
    }

    @Override
    public Strategy inner() {
        return order;
    }

    @Override
    public List<Ranked> rank(List<Candidate> candidates, PlanRequest request, Signals signals) {
        List<Ranked> ranked = new ArrayList<>(candidates.size());
        for (Ranked each : order.rank(candidates, request, signals)) {
            String when = ranked.isEmpty() ? "asked first" : "asked if none before it passes";
            ranked.add(new Ranked(each.candidate(), each.score(), new Asked(when, each.why())));
        }
        return ranked;
    }

    private record Asked(String when, Reason why) implements Reason {
        @Override
        public String text() {
            return when + ": " + why.text();
        }

        @Override
        public Map<String, Double> parts() {
            return why.parts();
        }

        @Override
        public OptionalLong costNanos() {
            return why.costNanos();
        }
    }

    @Override
    public boolean isSettled(List<Candidate> candidates, PlanRequest request) {
        return order.isSettled(candidates, request);
    }

    @Override
    public @Nullable Verification verification() {
        return verification;
    }

    @Override
    public boolean leavesTies() {
        return false;
    }
}
