package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Camel's own enrich, through another route. */
class EnrichPatternTest extends RouteKit {

    @Test
    void keepsTheBodyAndPutsTheAnswerIntoAVariable() throws Exception {
        startYaml("Enrich");

        Exchange order = send("direct:orders", "order 7");

        assertThat(order.getMessage().getBody()).isEqualTo("order 7");
        assertThat(order.getVariable("summary")).isEqualTo("from one");
        assertThat(one.requests()).hasSize(1);
    }

    @Test
    void failsWithTheOtherRoute() throws Exception {
        startYaml("Enrich");
        one.script("500");

        assertThat(send("direct:orders", "order 7").getException()).isInstanceOf(ExhaustedException.class);
        assertThat(one.requests()).hasSize(2);
    }
}
