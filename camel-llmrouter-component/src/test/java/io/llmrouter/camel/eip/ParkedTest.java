package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A dead letter channel keeps the message as it came, with its reason. */
class ParkedTest extends RouteKit {

    @Test
    void isParkedAsItCameWithEveryAttempt() throws Exception {
        startYaml("Parked messages");
        one.script("500");

        assertThat(send("direct:parked", "a long report").getException()).isNull();

        Exchange parked = mock("parked").getReceivedExchanges().get(0);
        assertThat(parked.getMessage().getBody()).isEqualTo("a long report");
        assertThat(parked.getProperty("CamelAiErrorCategory")).isEqualTo("SERVER_ERROR");
        assertThat(parked.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(ExhaustedException.class);
        assertThat(((ExhaustedException) parked.getProperty(Exchange.EXCEPTION_CAUGHT))
                        .decision()
                        .orElseThrow()
                        .attempts())
                .hasSize(2);
        assertThat(one.requests()).hasSize(2);
    }

    @Test
    void doesNotHoldUpTheNext() throws Exception {
        startYaml("Parked messages");
        one.script("400, ok:short");

        send("direct:parked", "poison");

        assertThat(text("direct:parked", "wholesome")).isEqualTo("short");
        mock("parked").expectedMessageCount(1);
        mock("parked").assertIsSatisfied();
    }
}
