package io.llmrouter.camel.eip;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many calls there are at once: threads and throttle. */
class ConcurrencyTest extends RouteKit {

    @Test
    void threadsCallSideBySide() throws Exception {
        startYaml("Threads");
        CountDownLatch four = new CountDownLatch(4);
        one.reply(request -> Reply.text(arrive(four) ? "together" : "alone"));
        mock("pooled").expectedMessageCount(4);
        mock("pooled").allMessages().body().isEqualTo("together");

        CompletableFuture<?>[] sent = IntStream.range(0, 4)
                .mapToObj(i -> template.asyncSendBody("direct:pooled", "hello"))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).get(1, TimeUnit.MINUTES);

        mock("pooled").assertIsSatisfied();
        assertThat(mock("pooled").getReceivedExchanges()).hasSize(4);
        assertThat(one.requests()).hasSize(4);
    }

    private static boolean arrive(CountDownLatch all) {
        all.countDown();
        try {
            return all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void throttleBoundsWhatIsAtTheProvider() throws Exception {
        startYaml("Throttle");
        AtomicInteger most = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        one.reply(request -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            assertThat(arrive(two)).isTrue();
            wait(never);
            now.decrementAndGet();
            return Reply.text("ok");
        });
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> sent = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> text("direct:throttled", "hello"), senders))
                    .toList();
            sent.forEach(each -> assertThat(each.join()).isEqualTo("ok"));
        } finally {
            senders.shutdownNow();
        }

        assertThat(one.requests()).hasSize(8);
        assertThat(most).hasValue(2);
    }

    /** Gives others the time to come in between. */
    private static void wait(CountDownLatch never) {
        try {
            assertThat(never.await(30, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
