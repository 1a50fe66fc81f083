package io.llmrouter.engine.evaluate;

import io.llmrouter.engine.Answer;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.Candidate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks every candidate every question of a golden set, some at a time, and grades the answers. Calls go the way of all
 * calls, by a policy's constraints, retries and timeouts, but to the one candidate. Thread-safe.
 */
public final class Evaluation {

    private final LlmRouter router;
    private final Grader grader;
    private final Executor executor;
    private final InstantSource clock;

    /**
     * Who grades what strings alone cannot.
     *
     * @param judge the policy by which a model judges; null when no question asks for a judge
     * @param similarity the policy by which texts are embedded; null to compare their words
     */
    public record Graders(@Nullable String judge, @Nullable String similarity) {}

    /**
     * How it goes about it.
     *
     * @param parallel how many calls are under way at a time
     * @param budget what the run may cost, grades included; null for no limit
     */
    public record Pace(int parallel, @Nullable Money budget) {}

    /**
     * How far it is.
     *
     * @param done how many answers are graded
     * @param total how many there will be
     * @param cost what is known to have been paid so far
     */
    public record Progress(int done, int total, Money cost) {}

    /** An evaluation of what that router reaches. The executor runs calls beside those of the caller's own thread. */
    public Evaluation(LlmRouter router, Graders graders, Executor executor, InstantSource clock) {
        this.router = router;
        this.grader = new Grader(router, graders.judge(), graders.similarity());
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * Runs it to its end.
     *
     * @param options how the candidates are asked; which of them is not for it to say
     * @param pace how many calls at a time, and what they may cost; when that is used up, the run stops with what it has
     * @param progress told after each answer, by one thread at a time
     * @throws IllegalArgumentException if there is no candidate, the set needs a grader that is not there, or there is a
     *     budget and a candidate whose price is unknown
     */
    public EvaluationRun run(
            GoldenSet set, List<Candidate> candidates, CallOptions options, Pace pace, Consumer<Progress> progress) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("there is no candidate to evaluate");
        }
        grader.check(set);
        checkPrices(candidates, pace);
        Work work = new Work(set, candidates, options, pace, progress);
        List<CompletableFuture<Void>> beside = new ArrayList<>();
        for (int worker = 1; worker < Math.min(pace.parallel(), work.answers.length); worker++) {
            beside.add(CompletableFuture.runAsync(work, executor));
        }
        work.run();
        beside.forEach(CompletableFuture::join);
        return work.outcome();
    }

    private static void checkPrices(List<Candidate> candidates, Pace pace) {
        List<String> unknown = candidates.stream()
                .filter(each -> pace.budget() != null && !each.card().price().known())
                .map(each -> each.target().toString())
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "a budget needs prices, and nobody knows those of " + String.join(", ", unknown));
        }
    }

    /** The questions of one run; each worker takes the next that nobody has. */
    private final class Work implements Runnable {

        private final Instant began = clock.instant();
        private final GoldenSet set;
        private final List<Candidate> candidates;
        private final CallOptions options;
        private final Consumer<Progress> progress;
        private final GradedAnswer[] answers;
        private final Purse purse;
        private int next;
        private int done;

        Work(GoldenSet set, List<Candidate> candidates, CallOptions options, Pace pace, Consumer<Progress> progress) {
            this.set = set;
            this.candidates = candidates;
            this.options = options;
            this.progress = progress;
            this.purse = new Purse(pace.budget());
            this.answers = new GradedAnswer[set.cases().size() * candidates.size()];
        }

        @Override
        public void run() {
            for (int at = take(); at < answers.length; at = take()) {
                if (Thread.currentThread().isInterrupted()) {
                    leaveTheRest();
                    throw new IllegalStateException("the evaluation was interrupted");
                }
                GoldenCase golden = set.cases().get(at / candidates.size());
                finished(at, answer(golden, candidates.get(at % candidates.size())));
            }
        }

        /** The next answer that nobody works on; beyond the last one when there is none, or no money for it. */
        private synchronized int take() {
            return next < answers.length && purse.allows() ? next++ : answers.length;
        }

        private synchronized void leaveTheRest() {
            next = answers.length;
        }

        private synchronized void finished(int at, GradedAnswer answer) {
            answers[at] = answer;
            done++;
            purse.paid(answer.cost());
            progress.accept(new Progress(done, answers.length, purse.spent()));
        }

        /** What there is once all workers have ended. */
        synchronized EvaluationRun outcome() {
            List<GradedAnswer> there =
                    Arrays.stream(answers).filter(Objects::nonNull).toList();
            String why = purse.refusal();
            String stopped = there.size() == answers.length || why == null
                    ? null
                    : "after " + there.size() + " of " + answers.length + " answers, which cost " + purse.spent() + ": "
                            + why;
            return new EvaluationRun(set.name(), began, there, stopped);
        }

        private GradedAnswer answer(GoldenCase golden, Candidate candidate) {
            long start = clock.millis();
            Money paid = Money.ZERO;
            try {
                Answer answer = router.chat(
                        golden.request(),
                        options.withModels(List.of(candidate.target().toString())));
                long took = clock.millis() - start;
                paid = answer.decision().cost();
                if (!answer.target().equals(candidate.target())) {
                    return ungraded(golden, candidate, paid, answer.target() + " answered instead");
                }
                Grade grade = grader.grade(golden, answer.response().text());
                return new GradedAnswer(
                        golden.id(),
                        golden.task(),
                        candidate.target().toString(),
                        candidate.card().id(),
                        grade.score(),
                        null,
                        sum(paid, grade.cost()),
                        took);
            } catch (LlmRouterException e) {
                Money failed = e.decision().map(each -> each.cost()).orElse(Money.ZERO);
                return ungraded(
                        golden, candidate, sum(paid, failed), e.failure().kind().word());
            } catch (UngradedException e) {
                return ungraded(golden, candidate, paid, String.valueOf(e.getMessage()));
            }
        }

        private GradedAnswer ungraded(GoldenCase golden, Candidate candidate, @Nullable Money paid, String why) {
            return new GradedAnswer(
                    golden.id(),
                    golden.task(),
                    candidate.target().toString(),
                    candidate.card().id(),
                    null,
                    why,
                    paid,
                    0);
        }
    }

    private static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null ? null : one.plus(other);
    }
}
