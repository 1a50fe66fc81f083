package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import org.junit.jupiter.api.Test;

/** Failover by the class of the exception. */
class LoadBalanceTest extends RouteKit {

    @Test
    void asksTheNextAfterTheClassesItNames() throws Exception {
        startYaml("Load balancer");
        one.script("500");

        assertThat(text("direct:balanced", "hello")).isEqualTo("from two");
        assertThat(one.requests()).hasSize(2);
        assertThat(two.requests()).hasSize(1);
    }

    @Test
    void asksNobodyElseAfterOthers() throws Exception {
        startYaml("Load balancer");
        one.script("400");

        assertThat(send("direct:balanced", "hello").getException()).isInstanceOf(InvalidRequestException.class);
        assertThat(one.requests()).hasSize(1);
        assertThat(two.requests()).isEmpty();
    }
}
