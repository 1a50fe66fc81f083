package io.llmrouter.engine.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox();

    private static News news(long key) {
        return new BoundNews("owner", key, Node.ONE);
    }

    @Test
    void takesNoneWhileItIsShut() {
        outbox.offer(news(1));
        assertThat(outbox.isOpen()).isFalse();
        assertThat(outbox.take(10)).isEmpty();

        outbox.open();
        outbox.offer(news(2));
        outbox.shut();
        outbox.offer(news(3));

        assertThat(outbox.take(10)).isEmpty();
        assertThat(outbox.dropped()).isZero();
    }

    @Test
    void givesTheOldestFirst() {
        outbox.open();
        for (long key = 0; key < 5; key++) {
            outbox.offer(news(key));
        }

        assertThat(outbox.take(3)).containsExactly(news(0), news(1), news(2));
        assertThat(outbox.take(3)).containsExactly(news(3), news(4));
    }

    @Test
    void dropsTheOldestAndCountsThem() {
        outbox.open();
        for (long key = 0; key < Outbox.ROOM + 7; key++) {
            outbox.offer(news(key));
        }

        assertThat(outbox.dropped()).isEqualTo(7);
        assertThat(outbox.take(2 * Outbox.ROOM)).hasSize(Outbox.ROOM).startsWith(news(7));
    }

    @Test
    void losesNoneUncountedUnderManyThreads() throws Exception {
        outbox.open();
        int each = 20_000;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int thread = 0; thread < 8; thread++) {
            threads.execute(() -> {
                for (int key = 0; key < each; key++) {
                    outbox.offer(news(key));
                }
            });
        }
        threads.shutdown();
        List<News> taken = new ArrayList<>();
        while (!threads.isTerminated()) {
            taken.addAll(outbox.take(100));
        }
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        List<News> left = outbox.take(Integer.MAX_VALUE);

        assertThat(left).hasSizeLessThanOrEqualTo(Outbox.ROOM);
        assertThat(taken.size() + left.size() + outbox.dropped()).isEqualTo(8L * each);
    }
}
