package io.llmrouter.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.experiment.Experiment.Canary;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.StrategySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records that tell each other their news, as nodes do that share them. */
class ExperimentNewsTest {

    private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");

    /** What was told so far, in order, as a stream keeps it. */
    private final List<ExperimentNews> stream = new ArrayList<>();

    private final List<Node> nodes = new ArrayList<>();

    /** A node that hears what others tell from when it is together with them. */
    private final class Node {

        final ExperimentRecords records = ExperimentRecords.local();
        final Experiments experiments;
        final List<String> notices = new ArrayList<>();

        Node(Experiment experiment, Instant since) {
            experiments = new Experiments(
                    records,
                    () -> since,
                    Runnable::run,
                    notice -> notices.add(notice.type().name()));
            records.tell(this::tell);
            configure(experiment);
            hears(false);
            hears(true);
            nodes.add(this);
            records.together();
        }

        /** What began and ended is heard before what was counted. */
        private void hears(boolean counted) {
            stream.stream()
                    .filter(news -> counted == news.fold(begun -> false, takenBack -> false, count -> true))
                    .forEach(records::heard);
        }

        void configure(Experiment experiment) {
            experiments.configure(List.of(experiment));
        }

        private void tell(ExperimentNews news) {
            if (nodes.contains(this)) {
                stream.add(news);
                nodes.stream().filter(each -> each != this).forEach(each -> each.records.heard(news));
            }
        }

        void counts(int calls, boolean failed) {
            Running running = running();
            for (int call = 0; call < calls; call++) {
                running.counted(new Count.Call("canary", failed, new Money(1_000), Duration.ofMillis(5)));
            }
        }

        Running running() {
            Running running = records.find("c");
            assertThat(running).isNotNull();
            return running;
        }

        Map<String, Object> report() {
            return experiments.report().get(0);
        }

        @SuppressWarnings("unchecked") // maps of plain values
        Object calls() {
            return ((List<Map<String, Object>>) report().get("variants")).get(1).get("calls");
        }
    }

    private static Canary canary(double share, @Nullable StrategySpec strategy) {
        Variant changed = new Variant("canary", 1, List.of(CandidatePattern.of("a/m")), strategy, null);
        return new Canary("c", "default", Allotment.CALL, changed, share, null, Guardrails.DEFAULT);
    }

    private static Canary canary() {
        return canary(0.2, null);
    }

    @Test
    void nodesCountTogether() {
        Node one = new Node(canary(), START.plusSeconds(9));
        one.counts(3, false);
        Node two = new Node(canary(), START.plusSeconds(20));
        two.counts(2, true);

        assertThat(one.calls()).isEqualTo(5L);
        assertThat(two.calls()).isEqualTo(5L);
        assertThat(two.report()).containsEntry("since", one.report().get("since"));
    }

    @Test
    void aCanaryThatIsTakenBackIsSoEverywhereAndAfterARestartAndIsToldOnce() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(), START);
        one.experiments.rollBack("c", "it is bad");
        Node later = new Node(canary(), START.plusSeconds(60));

        assertThat(List.of(two, later)).allSatisfy(each -> assertThat(each.report())
                .containsEntry("state", "rolled back")
                .containsEntry("why", "it is bad")
                .containsEntry("share", 0.0));
        assertThat(one.notices).hasSize(1);
        assertThat(two.notices).isEmpty();
        assertThat(later.notices).isEmpty();
    }

    @Test
    void whatOneBeginsAnewBeginsAnewEverywhere() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(), START);
        one.counts(3, false);
        two.experiments.rollBack("c", "it is bad");
        one.experiments.restart("c");

        assertThat(two.report()).containsEntry("state", "running");
        assertThat(two.calls()).isEqualTo(0L);
        one.counts(1, false);
        assertThat(two.calls()).isEqualTo(1L);
        assertThat(new Node(canary(), START).calls()).isEqualTo(1L);
    }

    @Test
    void nodesThatConfigureItOtherwiseCountApart() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(0.3, null), START);
        one.counts(3, false);
        two.counts(2, false);
        two.experiments.rollBack("c", "it is bad");

        assertThat(one.calls()).isEqualTo(3L);
        assertThat(two.calls()).isEqualTo(2L);
        assertThat(one.report()).containsEntry("state", "running");
        one.configure(canary(0.3, null));
        assertThat(one.report()).containsEntry("state", "rolled back");
    }

    @Test
    void whatIsConfiguredOtherwiseAndAsBeforeAgainBeginsAnewAfterRestartsToo() {
        new Node(canary(), START).experiments.rollBack("c", "it is bad");
        Node changed = new Node(canary(0.3, null), START);
        assertThat(changed.report()).containsEntry("state", "running");
        nodes.clear();
        Node again = new Node(canary(), START);

        assertThat(again.report()).containsEntry("state", "running");
        assertThat(again.calls()).isEqualTo(0L);
    }

    @Test
    void aCanaryThatWasTakenBackAloneIsTakenBackEverywhereOnceItIsTogether() {
        Node one = new Node(canary(), START);
        one.experiments.restart("c");
        ExperimentRecords alone = ExperimentRecords.local();
        alone.tell(news -> one.records.heard(news));
        alone.configured(canary(), START);
        Running running = alone.find("c");
        assertThat(running).isNotNull();
        assertThat(running.takeBack(START, "it is bad")).isTrue();
        assertThat(one.report()).containsEntry("state", "running");
        stream.forEach(alone::heard);
        alone.together();

        assertThat(one.report()).containsEntry("state", "rolled back");
        assertThat(running.share(START)).isZero();
    }

    @Test
    void whatIsAloneCountsByItselfAndBringsItWhenItIsTogether() {
        Node one = new Node(canary(), START);
        ExperimentRecords alone = ExperimentRecords.local();
        alone.configured(canary(), START.plusSeconds(5));
        Running running = alone.find("c");
        assertThat(running).isNotNull();
        running.counted(new Count.Call("canary", false, null, Duration.ZERO));
        stream.forEach(alone::heard);
        alone.together();
        one.counts(2, false);
        alone.heard(stream.get(stream.size() - 1));

        assertThat(alone.find("c")).isSameAs(running);
        assertThat(running.report(START, null).variants().get(1).calls()).isEqualTo(2);
        assertThat(running.report(START, null).since()).isEqualTo(START);
    }

    @Test
    void whatIsBegunAnewAloneIsBegunAnewEverywhereOnceItIsTogether() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(), START);
        one.counts(3, false);
        two.records.alone();
        two.experiments.restart("c");
        two.counts(1, false);
        two.records.together();

        assertThat(two.calls()).isEqualTo(1L);
        assertThat(one.calls()).isEqualTo(0L);
        one.counts(1, false);
        assertThat(two.calls()).isEqualTo(2L);
    }

    @Test
    void howThingsStandIsToldAgainForThoseWhoLostIt() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(), START);
        one.counts(2, false);
        one.experiments.rollBack("c", "it is bad");
        stream.clear();
        two.records.together();

        assertThat(one.calls()).isEqualTo(2L);
        assertThat(new Node(canary(), START.plusSeconds(5)).report())
                .containsEntry("state", "rolled back")
                .containsEntry("since", one.report().get("since"));
    }

    @Test
    void nodesThatConfigureItOtherwiseAreNotDisturbedByTellingAgain() {
        Node one = new Node(canary(), START);
        Node two = new Node(canary(0.3, null), START);
        one.counts(2, false);
        two.counts(3, false);
        one.records.together();
        two.records.together();

        assertThat(one.calls()).isEqualTo(2L);
        assertThat(two.calls()).isEqualTo(3L);
    }

    @Test
    void aScoreThatReplacesOneThatIsNotKnownHereIsTheFirst() {
        Node one = new Node(canary(), START);
        one.running().counted(new Count.Score("canary", 0.75, 0.25));

        assertThat(one.running().report(START, null).variants().get(1).quality().mean())
                .isEqualTo(0.75);
    }

    @Test
    void aFingerprintIsTheSameInWhateverOrderMapsAreAndAnotherForOtherSettings() {
        Map<String, Object> one = new LinkedHashMap<>();
        Map<String, Object> other = new LinkedHashMap<>();
        List<String> names = List.of("a", "b", "c", "d", "e");
        names.forEach(name -> one.put(name, Map.of(name, 1.5)));
        for (int at = names.size() - 1; at >= 0; at--) {
            other.put(names.get(at), Map.of(names.get(at), 1.5));
        }
        String print = Fingerprint.of(canary(0.2, new StrategySpec("tiers", one)));

        assertThat(Fingerprint.of(canary(0.2, new StrategySpec("tiers", other))))
                .isEqualTo(print);
        other.put("e", Map.of("e", 2.5));
        assertThat(Fingerprint.of(canary(0.2, new StrategySpec("tiers", other))))
                .isNotEqualTo(print);
        assertThat(Fingerprint.of(canary(0.3, new StrategySpec("tiers", one)))).isNotEqualTo(print);
        assertThat(Fingerprint.of(canary())).isNotEqualTo(print);
    }
}
