package io.llmrouter.engine.policy.constraint;

import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.ask;
import static io.llmrouter.engine.policy.Samples.planner;
import static io.llmrouter.engine.policy.Samples.policy;
import static io.llmrouter.engine.policy.Samples.targets;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.KnownSignals;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.ScoreRange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Demands on speed, quality, terms and place: as refusals with their number, and as wishes. */
class LimitsTest {

    private static final LatencyCeiling TWO_SECONDS =
            new LatencyCeiling(Measure.TOTAL, Percentile.P90, Duration.ofSeconds(2));

    private final KnownSignals signals = new KnownSignals();

    @Test
    void latencyRefusesWhatWasLatelyTooSlow() {
        signals.spread("a/m", Measure.TOTAL, 500, 2_300, 5_000).spread("b/m", Measure.TOTAL, 1_000, 1_900, 5_000);

        refuses(
                new FastEnough(TWO_SECONDS, signals),
                any("a/m"),
                "answers in 2300 ms or less in 90 of 100 calls, which is above the ceiling 2000 ms");
        passes(new FastEnough(TWO_SECONDS, signals), any("b/m"));
        passes(new FastEnough(TWO_SECONDS, signals), any("never/measured"));
    }

    @Test
    void throughputRefusesWhatWritesTooSlowly() {
        signals.spread("a/m", Measure.TOKEN, 50, 60, 70).spread("b/m", Measure.TOKEN, 10, 60, 70);

        refuses(new WritesFast(30, signals), any("a/m"), "it usually writes 20 tokens a second, below the floor 30");
        passes(new WritesFast(30, signals), any("b/m"));
        passes(new WritesFast(30, signals), any("never/measured"));
    }

    @Test
    void qualityRefusesBelowItsFloorAndWhatIsUnknown() {
        MinQuality floor = new MinQuality(Map.of("code", 0.6));

        passes(floor, model(Map.of("code", 0.6), null, null));
        refuses(floor, model(Map.of("code", 0.59), null, null), "its quality at code 0.59 is below the floor 0.6");
        refuses(floor, any("a/m"), "its quality at code is unknown, and must be at least 0.6");
    }

    @Test
    void scoresRefuseOutsideTheirRange() {
        Scored scored = new Scored(Map.of("bias", new ScoreRange(Double.NEGATIVE_INFINITY, 0.2)));
        Scored safe = new Scored(Map.of("safety", new ScoreRange(0.9, Double.POSITIVE_INFINITY)));

        passes(scored, model(Map.of("bias", 0.2), null, null));
        refuses(scored, model(Map.of("bias", 0.25), null, null), "its score bias 0.25 is above 0.2");
        refuses(safe, model(Map.of("safety", 0.5), null, null), "its score safety 0.5 is below 0.9");
        refuses(safe, any("a/m"), "its score safety is unknown");
    }

    @Test
    void dataPolicyTakesAStricterOneToo() {
        passes(new Keeps(DataPolicy.NO_TRAINING), tagged("private"));
        passes(new Keeps(DataPolicy.NO_TRAINING), tagged("zero-retention"));
        passes(new Keeps(DataPolicy.ZERO_RETENTION), tagged("zero-retention"));
        refuses(
                new Keeps(DataPolicy.PRIVATE),
                tagged("zero-retention"),
                "neither its account nor its model is marked private");
        refuses(
                new Keeps(DataPolicy.ZERO_RETENTION),
                tagged("no-training"),
                "neither its account nor its model is marked zero-retention");
    }

    @Test
    void licencesAreAskedForByNameOrByFamily() {
        Licensed permissive = new Licensed(Set.of("permissive"));

        passes(permissive, model(Map.of(), "apache-2.0", null));
        passes(permissive, model(Map.of(), "MIT", null));
        passes(new Licensed(Set.of("llama3.3")), model(Map.of(), "llama3.3", null));
        passes(new Licensed(Set.of("community")), model(Map.of(), "llama3.3", null));
        passes(new Licensed(Set.of("non-commercial")), model(Map.of(), "cc-by-nc-4.0", null));
        passes(new Licensed(Set.of("copyleft")), model(Map.of(), "cc-by-sa-4.0", null));
        passes(new Licensed(Set.of("community")), model(Map.of(), "stabilityai-community", null));
        refuses(
                permissive,
                model(Map.of(), "cc-by-nc-4.0", null),
                "its licence is cc-by-nc-4.0, and must be permissive");
        refuses(permissive, any("a/m"), "its weights have no known licence, and must be permissive");
    }

    @Test
    void retiresRefusesWhatIsServedTooShortly() {
        ServedUntil march = new ServedUntil(LocalDate.of(2027, 3, 1));

        passes(march, any("a/m"));
        passes(march, model(Map.of(), null, LocalDate.of(2027, 3, 2)));
        refuses(
                march,
                model(Map.of(), null, LocalDate.of(2027, 3, 1)),
                "it retires on 2027-03-01, and must be served until 2027-03-01");
    }

    @Test
    void aLaterRegionIsTakenOnlyWhileAnEarlierOneHasNobody() {
        List<Candidate> all = List.of(in("us", "us/m"), in("eu-west-1", "eu/m"), in("ap", "ap/m"));
        Limits order = new Limits(null, null, Map.of(), Map.of(), null, Set.of(), null, List.of("eu", "us"));

        Plan near = plan(all, demanding(order, null));
        Plan far = plan(all.subList(0, 1), demanding(order, null));

        assertThat(targets(near)).containsExactly("eu/m");
        assertThat(near.refusals())
                .extracting(Refusal::toString)
                .containsExactlyInAnyOrder(
                        "ap/m (region: it computes in ap, and must be in eu or us)",
                        "us/m (region: it computes in us, and one in eu is eligible)");
        assertThat(targets(far)).containsExactly("us/m");
    }

    @Test
    void whatIsPreferredRanksFirstAndNothingIsRefused() {
        Limits wishes = new Limits(TWO_SECONDS, null, Map.of(), Map.of(), null, Set.of(), null, List.of("eu", "us"));
        Constraints prefer = new Constraints(
                null, null, Set.of(), Set.of("good"), Set.of(), List.of(), List.of(), null, wishes, null);
        signals.spread("eu/m", Measure.TOTAL, 3_000, 3_000, 3_000);

        Plan plan = plan(
                List.of(in("ap", "ap/m"), in("eu", "eu/m"), in("us", "us/m"), tagged("good")),
                demanding(Limits.NONE, prefer));

        assertThat(targets(plan)).containsExactly("eu/m", "us/m", "a/m", "ap/m");
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.ranked().get(0).reason())
                .contains("not preferred: it is not tagged good")
                .contains("not preferred: answers in 3000 ms");
        assertThat(plan.ranked().get(3).reason()).contains("it computes in ap, and must be in eu or us");
    }

    private Plan plan(List<Candidate> all, Constraints constraints) {
        String[] names = all.stream().map(each -> each.target().toString()).toArray(String[]::new);
        return planner(all, signals, policy("default", constraints, List.of(), "ordered", names))
                .plan(ask("Hello?"));
    }

    private static Constraints demanding(Limits limits, Constraints prefer) {
        return new Constraints(null, null, Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, limits, prefer);
    }

    private static Candidate in(String region, String target) {
        return new Candidate(Target.parse(target), ModelCard.undescribed("x/y"), region, Set.of(), 1, null, false);
    }

    private static Candidate tagged(String tag) {
        return new Candidate(Target.parse("a/m"), ModelCard.undescribed("x/y"), null, Set.of(tag), 1, null, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwen-research",
                "gemma-research",
                "llama2-noncommercial",
                "deepseek-non-commercial",
                "acme-non-commercial-research-community",
                "stabilityai-nc-community",
                "apache-2.0-non-commercial",
                "mit-research",
                "gpl-nc",
                "MNPL-0.1"
            })
    void licencesThatBarCommercialUseAreOfNoOtherFamily(String licence) {
        Candidate candidate = model(Map.of(), licence, null);

        passes(new Licensed(Set.of("non-commercial")), candidate);
        refuses(
                new Licensed(Set.of("permissive", "copyleft", "community")),
                candidate,
                "its licence is " + licence + ", and must be community or copyleft or permissive");
    }

    private static Candidate model(Map<String, Double> scores, String licence, LocalDate retires) {
        ModelCard any = ModelCard.undescribed("x/y");
        ModelCard card = new ModelCard(
                any.id(),
                null,
                null,
                any.input(),
                any.output(),
                any.features(),
                Price.UNKNOWN,
                scores,
                Set.of(),
                any.operations(),
                retires,
                licence,
                null);
        return new Candidate(Target.parse("a/m"), card, null, Set.of(), 1, null, false);
    }

    private static void passes(Constraint constraint, Candidate candidate) {
        assertThat(constraint.judge(candidate).kind()).isEqualTo(Verdict.Kind.PASS);
    }

    private static void refuses(Constraint constraint, Candidate candidate, String why) {
        Verdict verdict = constraint.judge(candidate);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.REFUSE);
        assertThat(verdict.reason().text()).isEqualTo(why);
    }
}
