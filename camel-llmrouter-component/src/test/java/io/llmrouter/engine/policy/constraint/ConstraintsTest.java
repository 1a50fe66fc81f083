package io.llmrouter.engine.policy.constraint;

import static io.llmrouter.engine.policy.Samples.DOLLAR;
import static io.llmrouter.engine.policy.Samples.any;
import static io.llmrouter.engine.policy.Samples.candidate;
import static io.llmrouter.engine.policy.Samples.card;
import static io.llmrouter.engine.policy.Samples.priced;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.UnitPrices;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.PlanRequest;
import io.llmrouter.engine.policy.Samples;
import io.llmrouter.engine.policy.Signals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

    private static final Candidate TEXT_ONLY = candidate("a/m", card(8_192L, 4_096L, Price.of(DOLLAR, 5 * DOLLAR)));

    @Test
    void offRefusesAnAccountThatCannotBeCalled() {
        Candidate off = new Candidate(
                Target.parse("a/m"), TEXT_ONLY.card(), null, Set.of(), 1, "the account has no key", false);

        passes(new AccountOn(), TEXT_ONLY);
        refuses(new AccountOn(), off, "the account has no key");
    }

    @Test
    void trippedRefusesWhatTakesNoCalls() {
        Signals signals = new Signals() {
            @Override
            public Optional<String> tripped(Target target) {
                return target.account().equals("a") ? Optional.of("its breaker is open") : Optional.empty();
            }

            @Override
            public OptionalDouble latencyMillis(Target target) {
                return OptionalDouble.empty();
            }
        };

        passes(new Untripped(signals), any("b/m"));
        refuses(new Untripped(signals), any("a/m"), "its breaker is open");
    }

    @Test
    void featuresRefusesWhatLacksOne() {
        passes(new Able(Set.of(ModelFeature.STREAMING)), TEXT_ONLY);
        refuses(
                new Able(Set.of(ModelFeature.STREAMING, ModelFeature.JSON_SCHEMA, ModelFeature.TOOLS)),
                TEXT_ONLY,
                "it has no tools and no json-schema");
    }

    @Test
    void modalitiesRefusesWhatCannotReadTheContent() {
        passes(new Reads(List.of(Modality.TEXT)), TEXT_ONLY);
        refuses(
                new Reads(List.of(Modality.TEXT, Modality.IMAGE)),
                TEXT_ONLY,
                "it does not read image, which the request has");
    }

    @Test
    void windowRefusesOnlyBeyondTheStatedError() {
        passes(new FitsWindow(7_000, 0.1, 492), TEXT_ONLY);
        doubts(new FitsWindow(7_001, 0.1, 492), TEXT_ONLY);
        doubts(new FitsWindow(8_000, 0.1, 992), TEXT_ONLY);
        refuses(
                new FitsWindow(8_000, 0.1, 993),
                TEXT_ONLY,
                "about 8,000 tokens of input (± 10 %) and 993 tokens of output are more than the window of 8,192"
                        + " tokens");
        passes(new FitsWindow(8_000_000, 0.1, 993), any("b/m"));
    }

    @Test
    void outputRefusesWhatAnswersTooShortly() {
        passes(new FitsOutput(4_096), TEXT_ONLY);
        passes(new FitsOutput(40_096), any("b/m"));
        refuses(
                new FitsOutput(4_097),
                TEXT_ONLY,
                "its answers have at most 4,096 tokens, and maxTokens asks for 4,097 tokens");
    }

    @Test
    void priceRefusesAboveTheCeiling() {
        passes(new PriceCeiling(DOLLAR, 5 * DOLLAR), TEXT_ONLY);
        passes(new PriceCeiling(null, 5 * DOLLAR), TEXT_ONLY);
        refuses(
                new PriceCeiling(DOLLAR / 4 * 3, null),
                priced("a/m", Price.of(DOLLAR * 5 / 4, DOLLAR)),
                "input 1.25 USD/M is above the ceiling 0.75 USD/M");
        refuses(new PriceCeiling(DOLLAR, DOLLAR), TEXT_ONLY, "output 5.00 USD/M is above the ceiling 1.00 USD/M");
        refuses(new PriceCeiling(DOLLAR, null), any("b/m"), "input price is unknown, and the ceiling is 1.00 USD/M");
    }

    @Test
    void costRefusesACallThatIsEstimatedToCostMore() {
        passes(ceiling(6_000_000, 1_000, 1_000), TEXT_ONLY);
        refuses(
                ceiling(5_999_999, 1_000, 1_000),
                TEXT_ONLY,
                "estimated 0.006 USD is above the 0.005999999 USD that the call may cost");
        refuses(ceiling(DOLLAR, 1, 1), any("b/m"), "its price is unknown, and the call may cost at most 1 USD");
    }

    /** A ceiling on a call of so many tokens in and out, of which nothing was measured. */
    private static CostCeiling ceiling(long nanos, long input, long output) {
        ChatRequest asked = ChatRequest.of("Hello?");
        PlanRequest request = new PlanRequest(asked, CallOptions.DEFAULT, Samples.lengths(input, output), false);
        return new CostCeiling(nanos, request, Signals.none());
    }

    @Test
    void anUnknownPriceNeverPassesACeiling() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            Long input = random.nextBoolean() ? null : random.nextLong(DOLLAR);
            Long output = random.nextBoolean() ? null : random.nextLong(DOLLAR);
            Candidate candidate = priced(
                    "a/m",
                    new Price(input, output, null, null, null, null, null, null, null, UnitPrices.UNKNOWN, List.of()));
            boolean known = input != null && output != null;

            assertThat(new PriceCeiling(DOLLAR, DOLLAR).judge(candidate) == Verdict.PASS)
                    .isEqualTo(known);
            assertThat(ceiling(DOLLAR, 1, 1).judge(candidate) == Verdict.PASS).isEqualTo(known);
        }
    }

    @Test
    void regionRefusesElsewhereAndNowhere() {
        Candidate us = new Candidate(Target.parse("a/m"), TEXT_ONLY.card(), "us", Set.of(), 1, null, false);

        passes(new InRegion(Set.of("us", "eu")), us);
        refuses(new InRegion(Set.of("eu", "ch")), us, "it computes in us, and must be in ch or eu");
        refuses(new InRegion(Set.of("eu")), TEXT_ONLY, "its region is unknown, and must be in eu");
    }

    @Test
    void tagsRefusesWhatLacksOne() {
        Candidate tagged =
                new Candidate(Target.parse("a/m"), TEXT_ONLY.card(), null, Set.of("private"), 1, null, false);

        passes(new Tagged(Set.of("private")), tagged);
        refuses(new Tagged(Set.of("private", "fast", "audited")), tagged, "it is not tagged audited or fast");
    }

    @Test
    void allowAndDenyGoByWildcards() {
        List<Wildcard> onprem = List.of(Wildcard.of("onprem/*"), Wildcard.of("*-mini"));

        passes(new Allowed(onprem), any("openai/gpt-5-mini"));
        refuses(new Allowed(onprem), any("openai/gpt-5"), "it matches none of the allowed [onprem/*, *-mini]");
        passes(new NotDenied(onprem), any("openai/gpt-5"));
        refuses(new NotDenied(onprem), any("openai/gpt-5-mini"), "it is denied by *-mini");
    }

    @Test
    void minWindowRefusesSmallAndUnknownWindows() {
        passes(new MinWindow(8_192), TEXT_ONLY);
        refuses(
                new MinWindow(32_000),
                TEXT_ONLY,
                "its window of 8,192 tokens is small, and must be at least 32,000 tokens");
        refuses(new MinWindow(1), any("b/m"), "its window is unknown, and must be at least 1 tokens");
    }

    private static void passes(Constraint constraint, Candidate candidate) {
        assertThat(constraint.judge(candidate).kind()).isEqualTo(Verdict.Kind.PASS);
    }

    private static void doubts(Constraint constraint, Candidate candidate) {
        assertThat(constraint.judge(candidate).kind()).isEqualTo(Verdict.Kind.DOUBT);
    }

    private static void refuses(Constraint constraint, Candidate candidate, String reason) {
        Verdict verdict = constraint.judge(candidate);
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.REFUSE);
        assertThat(verdict.reason().text()).isEqualTo(reason);
    }
}
