package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Camel's breaker counts messages, and sends nothing while it is open. */
class CircuitBreakerTest extends RouteKit {

    @Test
    void opensAfterTwoFailedMessagesAndThenCostsNothing() throws Exception {
        startYaml("Circuit breaker");
        one.script("500");

        for (int i = 0; i < 5; i++) {
            assertThat(text("direct:guarded", "hello")).isEqualTo("no summary today");
        }

        assertThat(one.requests()).hasSize(4);
    }

    @Test
    void isNotInTheWayOfAnAnswer() throws Exception {
        startYaml("Circuit breaker");

        assertThat(text("direct:guarded", "hello")).isEqualTo("from one");
        assertThat(one.requests()).hasSize(1);
    }
}
