package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.PacedTime;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.test.FaultServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Callers in numbers over five targets, of which three change their behaviour every 100 ms: whatever happens, every
 * request ends once, its record names every call that was made, breakers and hedges keep their rules, and nothing is
 * left open. In real time.
 */
class StormTest {

    private static final List<String> ACCOUNTS = List.of("a", "b", "c", "d", "e");
    private static final double SHARE = 0.1;

    private final EventLog log = new EventLog();
    private final CallBook book = new CallBook();
    private final Map<String, StormyProvider> providers =
            ACCOUNTS.stream().collect(Collectors.toMap(Function.identity(), name -> new StormyProvider(book, 5)));

    @Test
    void losesNothing() throws InterruptedException {
        ragesInMemory(1, 50, 2_000);
    }

    @Test
    void losesNothingOverHttp() throws InterruptedException {
        ragesOverHttp(1, 20, 400);
    }

    @Tag("chaos")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothingInALongStorm(long seed) throws InterruptedException {
        ragesInMemory(seed, 200, 20_000);
    }

    @Tag("chaos")
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void losesNothingInALongStormOverHttp(long seed) throws InterruptedException {
        ragesOverHttp(seed, 200, 20_000);
    }

    private void ragesInMemory(long seed, int threads, int requests) throws InterruptedException {
        try (PacedTime time = PacedTime.started();
                LlmRouter router = LlmRouter.builder(config(name -> "http://localhost:1/v1"))
                        .ticker(time)
                        .provider("openai", account -> providers.get(account.name()))
                        .listener(log::on)
                        .targetListener(log::on)
                        .build()) {
            Storm storm = new Storm(router, seed);
            storm.rages(threads, requests, (target, weather) -> providers.get(ACCOUNTS.get(target)).weather = weather);

            check(storm, requests, router);
            Map<String, Decision> decisions = log.decisions();
            storm.records.forEach((who, id) -> assertThat(book.calls(who))
                    .as(() -> "calls made for " + decisions.get(id).attempts())
                    .isEqualTo(decisions.get(id).attempts().size()));
            await().untilAsserted(() -> assertThat(book.underWay()).isZero());
            assertThat((double) book.hedged()).isLessThanOrEqualTo(requests * SHARE);
            providers.values().forEach(each -> each.weather = Weather.FINE);
            assertRecovers(router);
        }
    }

    private void ragesOverHttp(long seed, int threads, int requests) throws InterruptedException {
        try (FaultServer server = new FaultServer();
                PacedTime time = PacedTime.started();
                LlmRouter router = LlmRouter.builder(config(server::baseUrl))
                        .ticker(time)
                        .listener(log::on)
                        .targetListener(log::on)
                        .build()) {
            Storm storm = new Storm(router, seed);
            storm.rages(threads, requests, (target, weather) -> server.becomes(ACCOUNTS.get(target), weather.fault()));

            check(storm, requests, router);
            // What was cancelled on its way was perhaps never read.
            assertThat(server.calls()).isLessThanOrEqualTo(log.attempts());
            ACCOUNTS.forEach(name -> server.becomes(name, Weather.FINE.fault()));
            assertRecovers(router);
        }
    }

    private void check(Storm storm, int requests, LlmRouter router) {
        await().until(() -> log.ended() == requests);
        log.checkCalls();
        log.checkBreakers();
        assertThat(log.decisions().keySet()).containsExactlyInAnyOrderElementsOf(storm.records.values());
        assertThat(storm.answered).hasValueGreaterThan(requests / 2);
        assertThat(router.operations().keys().stream()
                        .mapToLong((KeyReport key) -> key.usage().calls())
                        .sum())
                .isEqualTo(log.attempts());
    }

    /** No probe and no key is held by a call that is over: each target answers again, by itself. */
    private static void assertRecovers(LlmRouter router) {
        for (String account : ACCOUNTS) {
            CallOptions only =
                    CallOptions.DEFAULT.withModels(List.of(account + "/model")).withContext("afterwards");
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(LlmRouterException.class)
                    .until(() -> !router.chat(ChatRequest.of("Well?"), only)
                            .response()
                            .text()
                            .isEmpty());
        }
    }

    private static RouterConfig config(Function<String, String> baseUrl) {
        StringBuilder yaml = new StringBuilder("providers:\n");
        for (String name : ACCOUNTS) {
            yaml.append("  %s: { type: openai-compatible, baseUrl: \"%s\", apiKeys: [ key-1-of-%s, key-2-of-%s ],"
                    .formatted(name, baseUrl.apply(name), name, name));
            yaml.append(" breaker: { openFor: 100ms, maxOpenFor: 400ms, probes: 2 } }\n");
        }
        yaml.append("models:\n");
        ACCOUNTS.forEach(name -> yaml.append("  ").append(name).append("/model: { contextWindow: 100000 }\n"));
        return ReadConfig.of(yaml
                + "policies:\n  default:\n    candidates: [ a/model, b/model, c/model, d/model, e/model ]\n"
                + "    strategy: ordered\n    retry: { maxAttempts: 2, backoff: 1ms }\n"
                + "    timeout: { total: 2s, firstToken: 300ms }\n    hedge: { after: 25ms, maxShare: " + SHARE
                + " }\n");
    }
}
