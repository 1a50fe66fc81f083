package io.llmrouter.examples.simulate;

import static io.llmrouter.examples.simulate.Worlds.breaking;
import static io.llmrouter.examples.simulate.Worlds.policy;
import static io.llmrouter.examples.simulate.Worlds.report;
import static io.llmrouter.examples.simulate.Worlds.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.examples.simulate.report.PolicyFigures;
import io.llmrouter.examples.simulate.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are read as they are written, of 50 tokens in half a second; they begin after 510 ms or, at b, 810 ms. */
@Timeout(60)
class StreamsTest {

    private static final String POLICIES =
            """
            router:
              policies:
                single: { candidates: [ a/m ], timeout: { total: 30s, firstToken: 4s, idle: 2s } }
                fallback: { candidates: [ a/m, b/m ], timeout: { total: 30s, firstToken: 4s, idle: 2s } }
            """;

    private static Report during(String incident) {
        return report(
                streamed(1, 200, "200s", "incidents: [ { at: 0s, targets: [ a/m ], " + incident + " } ]\n" + POLICIES));
    }

    @Test
    void beginLongBeforeTheyEnd() {
        PolicyFigures single = policy(report(streamed(1, 400, "400s", POLICIES)), "single");

        assertThat(single.streams()).isEqualTo(400);
        assertThat(single.answered()).isEqualTo(400);
        assertThat(single.p50FirstTokenMillis()).isCloseTo(510, within(30.0));
        assertThat(single.p50Millis()).isCloseTo(1000, within(30.0));
    }

    @Test
    void comeToTheSameAsWholeAnswersWhileNothingGoesWrong() {
        PolicyFigures streams = policy(report(streamed(1, 400, "40s", POLICIES)), "single");
        PolicyFigures whole = policy(report(streamed(0, 400, "40s", POLICIES)), "single");

        assertThat(whole.streams()).isZero();
        assertThat(streams.streams()).isEqualTo(400);
        assertThat(streams.costUsd()).isEqualTo(whole.costUsd());
        assertThat(streams.quality()).isEqualTo(whole.quality()).isGreaterThan(80);
        assertThat(streams.meanMillis()).isCloseTo(whole.meanMillis(), within(0.1));
    }

    @Test
    void areTheShareThatTheScenarioSays() {
        Report report = report(streamed(0.3, 2000, "2000s", POLICIES));

        assertThat(policy(report, "single").streams()).isBetween(540, 660);
        assertThat(policy(report, "fallback").streams())
                .isEqualTo(policy(report, "single").streams());
    }

    @Test
    void goElsewhereWhatFailsBeforeTheFirstToken() {
        Report report = during("fails: overloaded, afterTokens: 0, share: 0.5");

        assertThat(policy(report, "fallback").answered()).isEqualTo(200);
        assertThat(policy(report, "fallback").brokenStreams()).isZero();
        assertThat(policy(report, "single").failures()).containsKey("overloaded");
        assertThat(policy(report, "single").breaks()).isEmpty();
    }

    @Test
    void breakOffWhatFailsAfterTheFirstToken() {
        PolicyFigures fallback = policy(during("fails: connection_lost, afterTokens: 20, share: 0.1"), "fallback");

        assertThat(fallback.failures()).isEmpty();
        assertThat(fallback.breaks()).containsOnlyKeys("connection_lost");
        assertThat(fallback.brokenStreams()).isBetween(5, 40);
        assertThat(fallback.answered() + fallback.brokenStreams()).isEqualTo(200);
        assertThat(fallback.streams()).isEqualTo(200);
    }

    @Test
    void payForWhatWasWritten() {
        PolicyFigures single = policy(during("fails: invalid_request, afterTokens: 20"), "single");

        // 100 tokens in and 20 of 50 out, at 1 and 2 USD per million
        assertThat(single.brokenStreams()).isEqualTo(200);
        assertThat(single.costUsd()).isCloseTo(200 * 140e-6, within(1e-9));
    }

    @Test
    void areLostByTheIdleTimeoutWhenTheyStall() {
        PolicyFigures fallback = policy(during("hangs: true, afterTokens: 20, share: 0.1"), "fallback");

        assertThat(fallback.breaks()).containsOnlyKeys("timeout");
        assertThat(fallback.p99FirstTokenMillis()).isLessThan(2000);
    }

    @Test
    void goElsewhereByTheTimeoutOfTheFirstToken() {
        PolicyFigures fallback = policy(during("hangs: true, share: 0.1"), "fallback");

        assertThat(fallback.answered()).isEqualTo(200);
        assertThat(fallback.p99FirstTokenMillis()).isBetween(4500.0, 9500.0);
    }

    @Test
    void breakOffByChanceAnywhere() {
        PolicyFigures single = policy(report(breaking(0.1, 1, 1000, POLICIES)), "single");
        PolicyFigures whole = policy(report(breaking(0.1, 0, 1000, POLICIES)), "fallback");

        assertThat(single.brokenStreams()).isBetween(60, 140);
        assertThat(whole.answered()).isEqualTo(1000);
    }
}
