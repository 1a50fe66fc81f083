package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.NoEligibleModelException;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Camel's redelivery times the engine's attempts. */
class RedeliveryTest extends RouteKit {

    private static RouteBuilder redelivering(int redeliveries) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(ExhaustedException.class)
                        .maximumRedeliveries(redeliveries)
                        .redeliveryDelay(0);
                from("direct:redelivered").to("llmrouter:chat");
            }
        };
    }

    private void attempts(int attempts, int failuresToTrip) {
        configuration(
                """
                providers:
                  one: { type: openai-compatible, baseUrl: "{{one.url}}", breaker: { minimumCalls: %d, window: 200 } }
                models: { one/m: { contextWindow: 8000 } }
                policies:
                  default: { candidates: [ one/m ], retry: { maxAttempts: %d, backoff: 1ms } }
                """
                        .formatted(failuresToTrip, attempts));
    }

    @Test
    void costsTwoAttemptsForEachOfTwoDeliveries() throws Exception {
        startYaml("Redelivery");
        one.script("500");

        assertThat(send("direct:redelivered", "hello").getException()).isInstanceOf(ExhaustedException.class);

        assertThat(one.requests()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "1,3,4", "2,3,8", "3,2,9"})
    void costsExactlyAttemptsTimesDeliveries(int attempts, int redeliveries, int requests) throws Exception {
        attempts(attempts, 100);
        start(redelivering(redeliveries));
        one.script("500");

        send("direct:redelivered", "hello");

        assertThat(one.requests()).hasSize(requests);
    }

    @Test
    void stopsAtTheBreaker() throws Exception {
        start(redelivering(3));
        one.script("500");

        assertThat(send("direct:redelivered", "hello").getException()).isInstanceOf(NoEligibleModelException.class);

        assertThat(one.requests()).hasSize(5);
    }

    @Test
    void sendsTheSameQuestionAgain() throws Exception {
        start(redelivering(3));
        one.script("500, 500, 500, ok:at last");

        assertThat(text("direct:redelivered", "hello")).isEqualTo("at last");

        assertThat(one.requests()).hasSize(4).allSatisfy(request -> assertThat(request.lastText())
                .isEqualTo("hello"));
    }

    @Test
    void waitsAsLongAsTheProviderAsks() throws Exception {
        start(new PatientRoutes());
        one.script("429 retry-after=1, ok:after a second");
        long start = System.nanoTime();

        assertThat(text("direct:patient", "hello")).isEqualTo("after a second");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(950));
        assertThat(one.requests()).hasSize(2);
    }
}
