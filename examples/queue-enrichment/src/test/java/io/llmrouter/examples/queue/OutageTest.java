package io.llmrouter.examples.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The provider is away for a while, 30 s with {@code -Poutage}: nothing is lost, nothing is doubled, nothing is parked
 * or dead-lettered, and the provider is left alone meanwhile.
 */
class OutageTest {

    private static final Duration OUTAGE = Duration.parse("PT" + System.getProperty("outage", "3s"));
    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");
    private static final int ORDERS = 60;
    private static final int BEFORE = 20;
    /** How many are refused at least, however long the machine is busy with something else meanwhile. */
    private static final int LEAST = 5;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<Instant> away = new AtomicReference<>();

    @Test
    void losesAndDoublesNothingWhileTheProviderIsAway() {
        try (ScriptedProvider provider = ScriptedProvider.replies(this::reply);
                RunningQueues app = RunningQueues.asking(provider)) {
            IntStream.range(0, ORDERS).forEach(i -> app.order("order-" + i));

            await().atMost(OUTAGE.multipliedBy(3).plusSeconds(60))
                    .until(() -> app.messages("orders").isEmpty()
                            && app.messages("orders.enriched").size() >= ORDERS);

            assertThat(app.texts("orders.enriched").stream().map(OutageTest::id))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, ORDERS)
                            .mapToObj(i -> "order-" + i)
                            .toList());
            assertThat(app.messages("orders.parked")).isEmpty();
            assertThat(app.messages("DLQ")).isEmpty();
            assertThat(refused.get()).isBetween(LEAST, 20 + (int) OUTAGE.toSeconds());
        }
    }

    private boolean isAway() {
        Instant since = away.get();
        return since != null && (refused.get() < LEAST || Instant.now().isBefore(since.plus(OUTAGE)));
    }

    private Reply reply(ReceivedRequest request) {
        if (asked.incrementAndGet() == BEFORE) {
            away.set(Instant.now());
        }
        if (isAway()) {
            refused.incrementAndGet();
            return Reply.error(503, "server_error", null, "The engine is currently overloaded.");
        }
        return Reply.text("office").after(Duration.ofMillis(20));
    }

    private static String id(String order) {
        return ID.matcher(order).results().findFirst().orElseThrow().group(1);
    }
}
