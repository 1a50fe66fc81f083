package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done beside a question that failed is undone. */
class SagaTest extends RouteKit {

    @BeforeEach
    void keepSagas() throws Exception {
        camel.addService(new InMemorySagaService());
    }

    @Test
    void compensatesWhenTheQuestionFailsForGood() throws Exception {
        startYaml("Saga");
        one.script("500");
        mock("reserved").expectedMessageCount(1);
        mock("released").expectedMessageCount(1);

        assertThat(send("direct:booking", "a seat").getException()).isInstanceOf(ExhaustedException.class);

        mock("reserved").assertIsSatisfied();
        mock("released").assertIsSatisfied();
        assertThat(one.requests()).hasSize(2);
    }

    @Test
    void compensatesNothingWhenARetryIsAnswered() throws Exception {
        startYaml("Saga");
        one.script("500, ok:booked");
        mock("released").expectedMessageCount(0);

        assertThat(text("direct:booking", "a seat")).isEqualTo("booked");

        mock("released").assertIsSatisfied();
        assertThat(one.requests()).hasSize(2);
    }
}
