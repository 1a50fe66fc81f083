package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message that was answered is not asked about again. */
class IdempotentTest extends RouteKit {

    @Test
    void aDuplicateCostsNothing() throws Exception {
        startYaml("Idempotent consumer");

        send("direct:once", "hello", Map.of("id", "7"));
        send("direct:once", "hello", Map.of("id", "7"));
        send("direct:once", "hello", Map.of("id", "8"));

        assertThat(one.requests()).hasSize(2);
    }

    @Test
    void whatFailedIsAskedAgain() throws Exception {
        startYaml("Idempotent consumer");
        one.script("500, 500, ok:answered");

        assertThat(send("direct:once", "hello", Map.of("id", "7")).getException())
                .isNotNull();
        assertThat(send("direct:once", "hello", Map.of("id", "7")).getMessage().getBody())
                .isEqualTo("answered");

        assertThat(one.requests()).hasSize(3);
    }
}
