package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmrouter.engine.experiment.Experiment.Canary;
import io.llmrouter.engine.experiment.Experiment.Mirror;
import io.llmrouter.engine.experiment.Experiment.Split;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.observe.AnsweredCall;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.observe.Notice;
import io.llmrouter.engine.policy.Assignment;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExperimentsTest {

    private static final Failure DOWN = Failure.of(FailureKind.SERVER_ERROR, "down");

    private final List<Notice> notices = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong now = new AtomicLong();
    private final Experiments experiments =
            new Experiments(() -> Instant.ofEpochSecond(now.get()), Runnable::run, notices::add);

    @Test
    void aCanaryThatFailsIsTakenBackWithinItsWindowAndOnce() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int window = 2 + random.nextInt(50);
            Guardrails rails = new Guardrails(window, 1 + random.nextInt(window), 0.5, null, 0.95, null);
            experiments.configure(List.of(canary("c" + round, rails, null)));
            for (int call = random.nextInt(100); call > 0; call--) {
                end("c" + round, "canary", null);
            }
            assertThat(experiments.share("c" + round)).isEqualTo(0.2);
            notices.clear();
            for (int call = 0; call < window; call++) {
                end("c" + round, "canary", DOWN);
            }
            assertThat(experiments.share("c" + round)).isZero();
            end("c" + round, "canary", DOWN);
            assertThat(notices).hasSize(1);
        }
    }

    @Test
    void failuresOfOthersTakeNoCanaryBack() {
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        for (int call = 0; call < 200; call++) {
            end("c", "stable", DOWN);
            end("c", "canary", Failure.of(FailureKind.CANCELLED, "gone"));
            end("c", "canary", Failure.of(FailureKind.INVALID_REQUEST, "no"));
            end("other", "canary", DOWN);
        }

        assertThat(experiments.share("c")).isEqualTo(0.2);
        assertThat(variant("c", 1)).containsEntry("calls", 0L);
        assertThat(variant("c", 0)).containsEntry("failed", 200L);
    }

    @Test
    void badScoresTakeTheCanaryBackAndSayWhy() {
        experiments.configure(List.of(canary("c", new Guardrails(10, 3, null, null, 0.95, 0.5), null)));
        for (int score = 0; score < 3; score++) {
            experiments.judged(new Judged(
                    new Feedback("d" + score, 0.25, null), null, call("d" + score, new Assignment("c", "canary", ""))));
        }

        assertThat(experiments.report().get(0))
                .containsEntry("state", "rolled back")
                .containsEntry("why", "the mean of the last 3 scores is 0.250, and 0.5 is the least")
                .containsEntry("share", 0.0);
        assertThat(notices.get(0).values()).containsEntry("experiment", "c").containsEntry("policy", "default");
    }

    @Test
    void theShareGrowsAlongTheRampUntilItIsTakenBackAndAnewAfterARestart() {
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, new Ramp(0.6, Duration.ofSeconds(100)))));
        assertThat(experiments.share("c")).isEqualTo(0.2);
        now.set(50);
        assertThat(experiments.share("c")).isEqualTo(0.4);
        now.set(500);
        assertThat(experiments.share("c")).isEqualTo(0.6);

        experiments.rollBack("c", "by hand");
        assertThat(experiments.share("c")).isZero();
        experiments.restart("c");
        assertThat(experiments.share("c")).isEqualTo(0.2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> experiments.restart("d"))
                .withMessageContaining("there is no experiment 'd'");
    }

    @Test
    void countsEveryCallOfManyThreadsAndTakesBackOnce() throws Exception {
        experiments.configure(List.of(
                new Split("ab", "default", Allotment.CALL, List.of(Variant.asItIs("a", 1), Variant.asItIs("b", 1))),
                canary("c", Guardrails.DEFAULT, null)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            threads.execute(() -> {
                for (int call = 0; call < 2_000; call++) {
                    end("ab", call % 4 == 0 ? "b" : "a", call % 8 == 0 ? DOWN : null);
                    end("c", "canary", DOWN);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(variant("ab", 0)).containsEntry("calls", 12_000L).containsEntry("failed", 0L);
        assertThat(variant("ab", 1)).containsEntry("calls", 4_000L).containsEntry("failed", 2_000L);
        assertThat(notices).hasSize(1);
    }

    @Test
    void goesOnCountingWhatIsConfiguredAsBefore() {
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        end("c", "canary", null);
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        assertThat(variant("c", 1)).containsEntry("calls", 1L);
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, new Ramp(1, Duration.ofHours(1)))));

        assertThat(variant("c", 1)).containsEntry("calls", 0L);
    }

    @Test
    void whatOneTakesBackNoneGivesAnyMoreThatSharesItsRecords() {
        ExperimentRecords shared = ExperimentRecords.shared();
        Experiments here = new Experiments(shared, () -> Instant.EPOCH, Runnable::run, notices::add);
        Experiments there = new Experiments(shared, () -> Instant.EPOCH, Runnable::run, notices::add);
        here.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        there.configure(List.of(canary("c", Guardrails.DEFAULT, null)));

        here.rollBack("c", "by hand");
        here.configure(List.of());

        assertThat(there.share("c")).isZero();
        assertThat(here.report()).isEmpty();
        Experiments later = new Experiments(shared, () -> Instant.EPOCH, Runnable::run, notices::add);
        later.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        assertThat(later.report().get(0)).containsEntry("state", "rolled back");
        assertThat(notices).hasSize(1);
    }

    @Test
    void anExperimentThatWasGoneBeginsAnew() {
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, null)));
        experiments.rollBack("c", "by hand");
        experiments.configure(List.of());
        end("c", "canary", null);
        experiments.configure(List.of(canary("c", Guardrails.DEFAULT, null)));

        assertThat(experiments.share("c")).isEqualTo(0.2);
        assertThat(variant("c", 1)).containsEntry("calls", 0L);
    }

    @Test
    void comparesCopiesAndCountsThoseItDropped() {
        Experiments full = new Experiments(() -> Instant.EPOCH, work -> {}, notices::add);
        full.configure(List.of(new Mirror(
                "m", "default", Allotment.CALL, List.of(CandidatePattern.of("a/m")), 1, Duration.ofSeconds(1), 1, 1)));
        assertThat(full.offer("m", copy -> {})).isTrue();
        assertThat(full.offer("m", copy -> {})).isTrue();
        assertThat(full.offer("m", copy -> {})).isFalse();
        full.compared("m", Comparison.of("yes", "yes", Comparison.Form.ANY));
        full.compared("m", Comparison.of("yes", "no", Comparison.Form.ANY));

        assertThat((Map<?, ?>) full.report().get(0).get("comparison"))
                .isEqualTo(Map.of(
                        "compared",
                        2L,
                        "dropped",
                        1L,
                        "equal",
                        0.5,
                        "equalInterval",
                        List.of(0.0945312, 0.905469),
                        "lengthRatio",
                        0.833333,
                        "lengthRatioInterval",
                        List.of(-1.28437, 2.95103),
                        "similarity",
                        0.5,
                        "similarityInterval",
                        List.of(-5.8531, 6.8531)));
    }

    private void end(String experiment, String variant, Failure failure) {
        Decision decision = decision(new Assignment(experiment, variant, "drawn"));
        experiments.on(new CallEvent.Ended(decision.id(), decision, failure));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> variant(String experiment, int at) {
        Map<String, Object> report = experiments.report().stream()
                .filter(each -> each.get("experiment").equals(experiment))
                .findFirst()
                .orElseThrow();
        return ((List<Map<String, Object>>) report.get("variants")).get(at);
    }

    private static Canary canary(String name, Guardrails rails, Ramp ramp) {
        Variant changed = new Variant("canary", 1, List.of(CandidatePattern.of("a/m")), null, null);
        return new Canary(name, "default", Allotment.CALL, changed, 0.2, ramp, rails);
    }

    private static AnsweredCall call(String id, Assignment part) {
        return new AnsweredCall(
                id, Target.parse("a/m"), "default", null, List.of(part), Money.ZERO, Duration.ofMillis(3));
    }

    private static Decision decision(Assignment part) {
        Plan plan = new Plan(
                "default",
                null,
                null,
                "ordered",
                1,
                1,
                List.of(),
                List.of(),
                Detours.NONE,
                Map.of(),
                null,
                new Trial(List.of(part), null));
        return new Decision("d", plan, List.of(), Money.ZERO, Duration.ofMillis(5), null, null, List.of(), List.of());
    }
}
