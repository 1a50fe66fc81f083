package io.llmrouter.engine.provider.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedTokenTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private final CachedToken token = new CachedToken(now::get);
    private final AtomicInteger fetched = new AtomicInteger();

    private Outcome<CachedToken.Fetched> fetch() {
        return Outcome.answered(new CachedToken.Fetched(
                "token-" + fetched.incrementAndGet(), now.get().plus(Duration.ofHours(1))));
    }

    private Outcome<String> get(Supplier<Outcome<CachedToken.Fetched>> fetch) {
        return token.get(fetch, new Cancellation());
    }

    private static Outcome<CachedToken.Fetched> refuse() {
        return Outcome.failed(FailureKind.AUTHENTICATION, "refused");
    }

    private static String text(Outcome<String> outcome) {
        return outcome.fold(value -> value, failure -> failure.message());
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void fetchesAgainWhenFourFifthsOfItsTimeAreOver() {
        assertThat(text(get(this::fetch))).isEqualTo("token-1");
        pass(Duration.ofMinutes(47));
        assertThat(text(get(this::fetch))).isEqualTo("token-1");
        pass(Duration.ofMinutes(1));
        assertThat(text(get(this::fetch))).isEqualTo("token-2");
    }

    @Test
    void usesATokenThatIsStillGoodWhereNoOtherCanBeHad() {
        get(this::fetch);
        pass(Duration.ofMinutes(50));
        assertThat(text(get(CachedTokenTest::refuse))).isEqualTo("token-1");
        pass(Duration.ofMinutes(10));
        assertThat(text(get(CachedTokenTest::refuse))).isEqualTo("refused");
        assertThat(text(get(this::fetch))).isEqualTo("token-2");
    }

    @Test
    void sparesAServerThatIsDownWhileTheTokenIsGood() {
        get(this::fetch);
        pass(Duration.ofMinutes(50));
        AtomicInteger asked = new AtomicInteger();
        Supplier<Outcome<CachedToken.Fetched>> down = () -> {
            asked.incrementAndGet();
            return Outcome.failed(FailureKind.SERVER_ERROR, "down");
        };

        for (int call = 0; call < 100; call++) {
            assertThat(text(get(down))).isEqualTo("token-1");
        }
        assertThat(asked).hasValue(1);
        pass(Duration.ofSeconds(30));
        assertThat(text(get(down))).isEqualTo("token-1");
        assertThat(asked).hasValue(2);
        pass(Duration.ofSeconds(30));
        assertThat(text(get(this::fetch))).isEqualTo("token-2");
    }

    @Test
    void triesAgainNoLaterThanTheTokenEnds() {
        get(this::fetch);
        pass(Duration.ofMinutes(59).plusSeconds(50));
        assertThat(text(get(CachedTokenTest::refuse))).isEqualTo("token-1");
        pass(Duration.ofSeconds(10));
        assertThat(text(get(this::fetch))).isEqualTo("token-2");
    }

    @Test
    void usesAGoodTokenWhileAnotherIsFetched() {
        get(this::fetch);
        pass(Duration.ofMinutes(50));

        String renewed = text(get(() -> {
            assertThat(text(get(this::fetch))).isEqualTo("token-1");
            return fetch();
        }));

        assertThat(renewed).isEqualTo("token-2");
    }

    @Test
    void letsAWaitingCallGoWhenItIsCancelled() throws Exception {
        CountDownLatch fetching = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = threads.submit(() -> text(get(() -> {
                fetching.countDown();
                awaitQuietly(goOn);
                return fetch();
            })));
            fetching.await();
            Cancellation cancellation = new Cancellation();
            Future<String> second = threads.submit(() -> text(token.get(this::fetch, cancellation)));
            cancellation.cancel(Failure.of(FailureKind.TIMEOUT, "the deadline is over"));

            assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo("the deadline is over");
            goOn.countDown();
            assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo("token-1");
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void fetchesOnceForCallsThatComeTogether() throws Exception {
        assertThat(together(() -> text(get(this::fetch)))).containsOnly("token-1");
        assertThat(fetched).hasValue(1);
    }

    @Test
    void doesNotFailOthersBecauseTheCallThatFetchedWasCancelled() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        assertThat(together(() -> text(get(() ->
                        asked.incrementAndGet() == 1 ? Outcome.failed(FailureKind.CANCELLED, "cancelled") : fetch()))))
                .containsOnlyOnce("cancelled")
                .contains("token-1")
                .hasSize(8);
        assertThat(fetched).hasValue(1);
    }

    @Test
    void forgetsATokenThatWasRefused() {
        get(this::fetch);
        assertThat(token.forget("another")).isFalse();
        assertThat(text(get(this::fetch))).isEqualTo("token-1");
        assertThat(token.forget("token-1")).isTrue();
        assertThat(token.forget("token-1")).isFalse();
        assertThat(text(get(CachedTokenTest::refuse))).isEqualTo("refused");
        assertThat(text(get(this::fetch))).isEqualTo("token-2");
    }

    @Test
    void doesNotFallBackOnATokenThatWasRefusedMeanwhile() {
        get(this::fetch);
        pass(Duration.ofMinutes(50));

        assertThat(text(get(() -> {
                    token.forget("token-1");
                    return refuse();
                })))
                .isEqualTo("refused");
    }

    @Test
    void isIdleWhenItHasEndedAndNobodyWantsAnother() {
        assertThat(token.isIdle()).isFalse();
        get(this::fetch);
        pass(Duration.ofMinutes(59));
        assertThat(token.isIdle()).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(token.isIdle()).isTrue();
        get(CachedTokenTest::refuse);
        assertThat(token.isIdle()).isFalse();
    }

    @Test
    void showsNoToken() {
        assertThat(new CachedToken.Fetched("secret", now.get()).toString()).doesNotContain("secret");
    }

    private static List<String> together(Callable<String> call) throws Exception {
        CountDownLatch ready = new CountDownLatch(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = IntStream.range(0, 8)
                    .mapToObj(each -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return call.call();
                    }))
                    .toList();
            List<String> texts = new ArrayList<>();
            for (Future<String> answer : answers) {
                texts.add(answer.get());
            }
            return texts;
        } finally {
            threads.shutdownNow();
        }
    }
}
