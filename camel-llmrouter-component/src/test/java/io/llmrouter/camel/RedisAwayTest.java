package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.PacedTime;
import io.llmrouter.engine.state.redis.RedisProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientPauseMode;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Calls of many threads while the Redis that routers share goes, hangs, and is back. */
class RedisAwayTest {

    private static final int THREADS = 12;
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    private final RedisProcess redis = RedisProcess.started();
    private final PacedTime time = PacedTime.started();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong slow = new AtomicLong();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        redis.close();
        time.close();
    }

    private RouterContext context() {
        Map<String, Object> simulated = Map.of("type", "simulated");
        Map<String, Object> model = Map.of("price", Map.of("input", 1, "output", 2));
        Map<String, Object> strategy = Map.of("name", "sticky", "by", "user", "otherwise", "adaptive");
        Map<String, Object> tree = new HashMap<>(Map.of(
                "providers", Map.of("one", simulated, "two", simulated),
                "models", Map.of("one/m", model, "two/m", model),
                "policies", Map.of("default", Map.of("candidates", List.of("one/m", "two/m"), "strategy", strategy)),
                "state", Map.of("redis", redis.address())));
        return new RouterContext(tree).start();
    }

    private String ask(RouterContext context, String user) {
        long began = time.nanos();
        Exchange exchange = context.send("llmrouter:chat", "hello", Map.of(LlmRouterConstants.USER, user));
        if (time.nanos() - began > LONG) {
            slow.incrementAndGet();
        }
        assertThat(exchange.getException()).isNull();
        answered.incrementAndGet();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    private List<Future<?>> askers(RouterContext context, AtomicBoolean go) {
        List<Future<?>> askers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "user-" + thread + "-";
            askers.add(threads.submit(() -> {
                for (int call = 0; go.get(); call++) {
                    ask(context, name + call % 50);
                }
            }));
        }
        return askers;
    }

    private void awaitCalls(int more) {
        long until = answered.get() + more;
        await().atMost(3, TimeUnit.MINUTES).until(() -> answered.get() >= until);
    }

    @Test
    void noCallFailsOrWaitsWhenRedisGoesAndWhatIsLearnedIsSharedAgainWhenItIsBack() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        try (Heard log = Heard.at("io.llmrouter.engine.state.redis", Level.INFO);
                RouterContext here = context();
                RouterContext there = context()) {
            log.lines().clear();
            List<Future<?>> askers = askers(here, go);
            awaitCalls(500);
            redis.stop();
            await().untilAsserted(() -> assertThat(lines(log, "is not shared")).isEqualTo(2));
            awaitCalls(2_000);
            redis.start();
            await().atMost(1, TimeUnit.MINUTES).untilAsserted(() -> assertThat(lines(log, "is shared again"))
                    .isEqualTo(2));
            awaitCalls(500);
            go.set(false);
            for (Future<?> each : askers) {
                each.get(3, TimeUnit.MINUTES);
            }

            assertThat(slow.get()).as("a busy machine may be slow").isLessThan(answered.get() / 100);
            assertThat(log.lines()).hasSize(4);
            String account = ask(here, "bob");
            await().untilAsserted(() -> assertThat(first(there, "bob")).contains("answered last"));
            assertThat(first(there, "bob")).contains(account);
        }
    }

    private static long lines(Heard log, String words) {
        return log.lines().stream().filter(line -> line.contains(words)).count();
    }

    private static String first(RouterContext context, String user) {
        return context.send("llmrouter:plan", "hello", Map.of(LlmRouterConstants.USER, user))
                .getMessage()
                .getBody(String.class);
    }

    @Test
    void noCallWaitsForARedisThatHangs() {
        try (RouterContext context = context();
                Jedis client = redis.client()) {
            ask(context, "ann");
            client.clientPause(TimeUnit.MINUTES.toMillis(10), ClientPauseMode.ALL);
            for (int call = 0; call < 1_000; call++) {
                ask(context, "ann");
            }

            assertThatThrownBy(client::ping).isInstanceOf(JedisConnectionException.class);
        }
    }

    @Test
    void aRouterStartsWithoutRedisAndSharesWhatItLearnedOnceItIsThere() {
        redis.stop();
        try (RouterContext here = context()) {
            String account = ask(here, "eve");
            redis.start();
            try (RouterContext there = context()) {
                await().atMost(1, TimeUnit.MINUTES)
                        .untilAsserted(() -> assertThat(first(there, "eve")).contains("answered last"));
                assertThat(first(there, "eve")).contains(account);
            }
        }
    }
}
