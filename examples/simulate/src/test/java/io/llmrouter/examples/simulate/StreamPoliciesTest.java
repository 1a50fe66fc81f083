package io.llmrouter.examples.simulate;

import static io.llmrouter.examples.simulate.Worlds.policy;
import static io.llmrouter.examples.simulate.Worlds.report;
import static io.llmrouter.examples.simulate.Worlds.streamed;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.examples.simulate.report.PolicyFigures;
import io.llmrouter.examples.simulate.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What policies make of streams: guards, strategies that go by the first token, hedges and shared calls. */
@Timeout(60)
class StreamPoliciesTest {

    @Test
    void leaveAStreamThatCrawls() {
        Report report = report(
                streamed(
                        1,
                        100,
                        "500s",
                        """
                incidents:
                  - { name: crawls, at: 0s, targets: [ a/m ], writesSlower: 40 }
                router:
                  policies:
                    patient: { candidates: [ a/m, b/m ] }
                    guarded: { candidates: [ a/m, b/m ], streamGuard: { charactersPerSecond: 100, window: 1s } }
                """));

        assertThat(policy(report, "patient").answeredBy()).containsOnlyKeys("a/m");
        assertThat(policy(report, "patient").meanMillis()).isGreaterThan(20_000);
        assertThat(policy(report, "guarded").answeredBy()).containsOnlyKeys("b/m");
        assertThat(policy(report, "guarded").meanMillis()).isLessThan(5000);
        assertThat(policy(report, "guarded").brokenStreams()).isZero();
    }

    @Test
    void goByTheFirstTokenOrByTheWholeAnswer() {
        Report report = report(
                streamed(
                        1,
                        400,
                        "400s",
                        """
                incidents:
                  - { name: begins soon and writes slowly, at: 0s, targets: [ a/m ], writesSlower: 3 }
                router:
                  policies:
                    begins: { candidates: [ a/m, b/m ], strategy: { name: lowest-latency, of: first-token } }
                    ends: { candidates: [ a/m, b/m ], strategy: lowest-latency }
                """));
        PolicyFigures begins = policy(report, "begins");
        PolicyFigures ends = policy(report, "ends");

        // a few are asked to be measured again
        assertThat(begins.answeredBy().get("a/m")).isGreaterThan(380);
        assertThat(ends.answeredBy().get("b/m")).isGreaterThan(380);
        assertThat(begins.p50FirstTokenMillis()).isLessThan(ends.p50FirstTokenMillis());
        assertThat(begins.p50Millis()).isGreaterThan(ends.p50Millis());
    }

    @Test
    void hedgeAStreamThatDoesNotBegin() {
        Report report = report(
                streamed(
                        1,
                        100,
                        "200s",
                        """
                incidents:
                  - { name: hangs, at: 0s, targets: [ a/m ], hangs: true, share: 0.3 }
                router:
                  policies:
                    hedged: { candidates: [ a/m, b/m ], hedge: { after: 1s, maxShare: 1 } }
                """));
        PolicyFigures hedged = policy(report, "hedged");

        assertThat(hedged.answered()).isEqualTo(100);
        assertThat(hedged.p99FirstTokenMillis()).isBetween(1500.0, 3000.0);
    }

    @Test
    void shareOneStreamAmongThoseWhoAskTheSame() {
        Report report = report(
                Worlds.ofOneMind(
                        1,
                        200,
                        "10s",
                        """
                router:
                  policies:
                    each: { candidates: [ a/m ] }
                    shared: { candidates: [ a/m ], coalesce: true }
                """));

        assertThat(policy(report, "shared").answered()).isEqualTo(200);
        assertThat(policy(report, "shared").streams()).isEqualTo(200);
        assertThat(policy(report, "shared").costUsd())
                .isLessThan(policy(report, "each").costUsd() / 5);
    }
}
