package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.Reply;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A question beside the route. */
class WireTapTest extends RouteKit {

    @Test
    void doesNotHoldTheRouteUp() throws Exception {
        startYaml("Wire tap");
        CountDownLatch done = new CountDownLatch(1);
        one.reply(request -> Reply.text(wait(done) ? "later" : "never"));
        mock("watched").expectedBodiesReceived("later");

        assertThat(text("direct:tapped", "hello")).isEqualTo("done");
        done.countDown();

        mock("watched").assertIsSatisfied();
        assertThat(one.requests()).hasSize(1);
    }

    private static boolean wait(CountDownLatch done) {
        try {
            return done.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void doesNotFailTheRoute() throws Exception {
        startYaml("Wire tap");
        one.script("500");

        assertThat(text("direct:tapped", "hello")).isEqualTo("done");

        await().untilAsserted(() -> assertThat(one.requests()).hasSize(2));
        mock("watched").expectedMessageCount(0);
        mock("watched").assertIsSatisfied();
    }
}
