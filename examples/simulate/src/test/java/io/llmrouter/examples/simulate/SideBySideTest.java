package io.llmrouter.examples.simulate;

import static io.llmrouter.examples.simulate.Worlds.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.examples.simulate.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What calls do beside each other, in virtual time: hedges, shared calls, and waits for a place. */
@Timeout(60)
class SideBySideTest {

    @Test
    void hedgesWhatIsLateAndWaitsForAHedgeWhenTheFirstFails() {
        Report report = Worlds.report(
                Worlds.of(
                        240,
                        "60s",
                        """
                incidents:
                  - { name: slow, at: 10s, for: 20s, targets: [ a/m ], slower: 10 }
                  - { name: hangs, at: 40s, for: 5s, targets: [ a/m ], hangs: true }
                router:
                  policies:
                    single: { candidates: [ a/m ], timeout: { total: 8s } }
                    hedged: { candidates: [ a/m, b/m ], timeout: { total: 8s }, hedge: { after: 1s, maxShare: 1 } }
                """));

        assertThat(policy(report, "single").answered()).isLessThan(240);
        assertThat(policy(report, "hedged").answered()).isEqualTo(240);
        assertThat(policy(report, "hedged").p99Millis()).isLessThan(3500);
        assertThat(policy(report, "hedged").extraAttempts()).isGreaterThan(100);
    }

    @Test
    void paysOnceForIdenticalRequestsThatShareACall() {
        Report report = Worlds.report(
                Worlds.ofOneMind(
                        0,
                        400,
                        "10s",
                        """
                router:
                  policies:
                    each: { candidates: [ a/m ] }
                    shared: { candidates: [ a/m ], coalesce: true }
                """));

        assertThat(policy(report, "shared").answered()).isEqualTo(400);
        assertThat(policy(report, "shared").costUsd())
                .isBetween(0.001, policy(report, "each").costUsd() / 5);
        assertThat(policy(report, "shared").meanMillis())
                .isLessThan(policy(report, "each").meanMillis());
    }

    @Test
    void waitsForAPlaceAtATargetThatIsFull() {
        Report report = Worlds.report(
                Worlds.of(
                        200,
                        "20s",
                        """
                router:
                  providers: { a: { capacity: { concurrent: 4, wait: 30s } } }
                  policies:
                    queued: { candidates: [ a/m ] }
                    passed: { candidates: [ a/m, b/m ] }
                """));

        assertThat(policy(report, "queued").answered()).isEqualTo(200);
        assertThat(policy(report, "queued").meanMillis()).isGreaterThan(1000);
        assertThat(policy(report, "passed").answeredBy().get("b/m")).isBetween(20, 120);
        assertThat(policy(report, "passed").meanMillis()).isLessThan(800);
    }
}
