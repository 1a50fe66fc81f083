package io.llmrouter.examples.simulate;

import static io.llmrouter.examples.simulate.Worlds.policy;
import static io.llmrouter.examples.simulate.Worlds.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.examples.simulate.report.PolicyFigures;
import io.llmrouter.examples.simulate.report.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final String POLICIES =
            """
            router:
              policies:
                single: { candidates: [ a/m ] }
                fallback: { candidates: [ a/m, b/m ] }
            """;

    @Test
    void losesRequestsInAnOutageWithoutAFallbackAndNoneWithOne() {
        Report report = Worlds.report(Worlds.of(
                3000,
                "10m",
                """
                incidents:
                  - { name: outage, at: 2m, for: 5m, targets: [ "a/*" ], fails: connection }
                """
                        + POLICIES));

        assertThat(span(report, "single").availability()).isLessThan(0.1);
        assertThat(policy(report, "single").availability()).isBetween(0.15, 0.55);
        assertThat(policy(report, "fallback").availability()).isEqualTo(1);
    }

    @Test
    void stopsCallingATargetThatIsAwayAndComesBackToIt() {
        Report report = Worlds.report(Worlds.of(
                3000,
                "10m",
                """
                incidents:
                  - { name: outage, at: 2m, for: 2m, targets: [ "a/*" ], fails: connection }
                """
                        + POLICIES));

        assertThat(span(report, "fallback").extraAttempts()).isBetween(1.0, 200.0);
        assertThat(policy(report, "fallback").answeredBy().get("a/m")).isBetween(1000, 2500);
    }

    @Test
    void comesBackToATargetThatWasSlowForSomeMinutes() {
        Report report = Worlds.report(
                Worlds.of(
                        9000,
                        "30m",
                        """
                incidents:
                  - { name: brown-out, at: 5m, for: 5m, targets: [ "a/*" ], slower: 8 }
                router:
                  policies:
                    average: { candidates: [ a/m, b/m ], strategy: lowest-latency }
                    percentile: { candidates: [ a/m, b/m ], strategy: { name: lowest-latency, percentile: p90 } }
                    ceiling: { candidates: [ a/m, b/m ], constraints: { maxLatency: { atMost: 2s } } }
                """));

        assertThat(report.policies())
                .hasSize(3)
                .allSatisfy(policy -> assertThat(policy.answeredBy().get("a/m")).isBetween(6_000, 8_000));
    }

    @Test
    void waitsOutARefusalAsLongAsTheProviderSays() {
        Report report = Worlds.report(Worlds.of(
                400,
                "2m",
                """
                accounts: { a: { requestsPerMinute: 120 } }
                """ + POLICIES));

        assertThat(policy(report, "single").availability()).isLessThan(1);
        assertThat(policy(report, "fallback").availability()).isEqualTo(1);
        assertThat(policy(report, "fallback").answeredBy().get("a/m")).isBetween(200, 260);
    }

    @Test
    void endsACallThatHangsAtItsDeadline() {
        Report report = Worlds.report(
                Worlds.of(
                        100,
                        "100s",
                        """
                incidents:
                  - { name: hangs, at: 0s, targets: [ a/m ], hangs: true }
                router:
                  policies:
                    single: { candidates: [ a/m ], timeout: { total: 4s } }
                    default: { candidates: [ b/m ] }
                """));

        assertThat(policy(report, "single").answered()).isZero();
        assertThat(policy(report, "default").answered()).isEqualTo(100);
    }

    @Test
    void makesBrownOutsSlowNotDead() {
        Report report = Worlds.report(Worlds.of(
                1000,
                "100s",
                """
                incidents:
                  - { name: brown-out, at: 50s, for: 40s, targets: [ a/m ], slower: 10 }
                """
                        + POLICIES));

        assertThat(span(report, "single").availability()).isEqualTo(1);
        assertThat(span(report, "single").meanMillis()).isCloseTo(5100, within(400.0));
    }

    @Test
    void billsAtTheNewPriceAndRoutesByItOnceItIsKnown() {
        Report report = Worlds.report(
                Worlds.of(
                        1000,
                        "100s",
                        """
                incidents:
                  - { name: dearer, at: 50s, targets: [ a/m ], price: { input: 10, output: 20 }, known: 10s }
                router:
                  policies:
                    cheapest: { candidates: [ "*/m" ], strategy: lowest-cost }
                """));
        PolicyFigures cheapest = policy(report, "cheapest");

        assertThat(cheapest.answeredBy().get("a/m")).isBetween(540, 660);
        // 100 tokens in and 50 out: 0.0002, 0.002 and 0.0004 USD
        assertThat(cheapest.costUsd()).isBetween(0.40, 0.55);
    }

    @Test
    void routesByTheOldPriceAgainOnceItsReturnIsKnown() {
        Report report = Worlds.report(
                Worlds.of(
                        1000,
                        "100s",
                        """
                incidents:
                  - { name: dearer, at: 20s, for: 30s, targets: [ a/m ], price: { input: 10, output: 20 }, known: 10s }
                router:
                  policies:
                    cheapest: { candidates: [ "*/m" ], strategy: lowest-cost }
                """));

        // at b from 30 s to 60 s
        assertThat(policy(report, "cheapest").answeredBy().get("b/m")).isBetween(240, 360);
    }

    @Test
    void refusesAPolicyThatIsNotThere() {
        Simulation simulation = new Simulation(Worlds.of(10, "1m", POLICIES), Path.of("."));

        assertThatThrownBy(() -> simulation.run(List.of("sinlge"), 1)).hasMessageContaining("broke off");
    }
}
