package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.test.Reply;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;

/** One message, several questions. */
class BranchesTest extends RouteKit {

    @Test
    void multicastAsksSideBySide() throws Exception {
        startYaml("Multicast");
        CountDownLatch both = new CountDownLatch(2);
        one.reply(request -> Reply.text(meet(both) ? "one met two" : "one was alone"));
        two.reply(request -> Reply.text(meet(both) ? "two met one" : "two was alone"));

        Object opinions = send("direct:opinions", "hello").getMessage().getBody();

        assertThat(opinions).isInstanceOf(List.class).isEqualTo(List.of("one met two", "two met one"));
        assertThat(one.requests().size() + two.requests().size()).isEqualTo(2);
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        return passes(both);
    }

    private static boolean passes(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void multicastFailsWithABranchAndTheOtherIsPaid() throws Exception {
        startYaml("Multicast");
        CountDownLatch asked = new CountDownLatch(1);
        two.reply(request -> {
            asked.countDown();
            return Reply.text("paid");
        });
        one.reply(request -> {
            assertThat(passes(asked)).isTrue();
            return Reply.error(500, "server_error", "internal", "broken");
        });

        assertThat(ObjectHelper.getException(
                        ExhaustedException.class,
                        send("direct:opinions", "hello").getException()))
                .isNotNull();

        assertThat(one.requests()).hasSize(2);
        assertThat(two.requests()).hasSize(1);
    }

    @Test
    void recipientsAreEachAskedOnce() throws Exception {
        startYaml("Recipient list");

        askers("direct:large");
        askers("direct:small,direct:large");

        assertThat(one.requests()).hasSize(1);
        assertThat(two.requests()).hasSize(2);
    }

    private void askers(String uris) {
        template.send("direct:recipients", exchange -> {
            exchange.setVariable("askers", uris);
            exchange.getMessage().setBody("hello");
        });
    }
}
