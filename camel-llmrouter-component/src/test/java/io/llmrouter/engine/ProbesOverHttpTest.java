package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.state.BreakerReport;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Active probes of an account over real HTTP: the questions come by the machine's clock, the breaker goes by ours. */
class ProbesOverHttpTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Of one test alone: a question of another's may still be on its way. */
    private final ScriptedProvider provider = ScriptedProvider.answers("ok");

    private volatile Instant now = NOON;
    private volatile Reply models = Reply.raw(200, "application/json", "{\"data\": []}");
    private LlmRouter router;

    @BeforeEach
    void open() {
        provider.reply(
                request -> request.method().equals("GET") ? models : Reply.error(500, "server_error", null, "no"));
        use("openai-compatible");
    }

    private void use(String type) {
        close();
        router = LlmRouter.builder(config(type))
                .clock(() -> now)
                .random(() -> 0L)
                .build();
    }

    @AfterEach
    void closeAll() {
        close();
        provider.close();
    }

    private void close() {
        if (router != null) {
            router.close();
        }
    }

    private RouterConfig config(String type) {
        return config(type, "probe: { every: 10ms }");
    }

    private RouterConfig config(String type, String probe) {
        String yaml =
                """
                providers:
                  one:
                    type: %s
                    baseUrl: "%s"
                    apiKeys: [ first-key-of-one, second-key-of-one ]
                    breaker: { minimumCalls: 1, openFor: 1m, jitter: 0 }
                    %s
                models: { one/m: { price: { input: 1, output: 2 } } }
                policies: { default: { candidates: [ one/m ], retry: { maxAttempts: 1 } } }
                """
                        .formatted(type, provider.baseUrl(), probe);
        ConfigReader.Surroundings surroundings =
                new ConfigReader.Surroundings(text -> text, name -> null, Presets.builtIn(), Catalogue.builtIn());
        return new ConfigReader(surroundings, ProbesOverHttpTest::noConditions, List.of("ordered"))
                .read(yaml, "test.yaml");
    }

    private static Condition noConditions(String expression) {
        throw new IllegalArgumentException("there are no expressions here");
    }

    private void fail() {
        assertThat(catchThrowable(() -> router.chat(ChatRequest.of("Hello?"), CallOptions.DEFAULT)))
                .isInstanceOf(ExhaustedException.class);
    }

    private BreakerReport breaker() {
        return router.operations().targets().get(0).breaker();
    }

    private List<ReceivedRequest> probes() {
        return provider.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"openai-compatible, Authorization, Bearer first-key-of-one", "anthropic, x-api-key, first-key-of-one"})
    void anAnswerLetsTheNextCallTryTheTarget(String type, String header, String value) {
        use(type);
        fail();
        await().until(() -> breaker().state().equals("half_open"));

        assertThat(probes()).first().satisfies(probe -> {
            assertThat(probe.path()).endsWith("/models");
            assertThat(probe.headers()).containsEntry(header, value);
            assertThat(probe.body()).isEmpty();
        });
    }

    @Test
    void aFailureKeepsTheBreakerOpenUntilTheNextQuestion() {
        models = Reply.error(503, "server_error", null, "still down");
        fail();
        assertThat(breaker().until()).isEqualTo(NOON.plusSeconds(60));

        now = NOON.plusSeconds(60);
        await().until(() -> NOON.plusSeconds(60).plusMillis(10).equals(breaker().until()));
        assertThat(breaker().state()).isEqualTo("open");
        assertThat(breaker().refusal()).contains("1 of the last 1 calls failed");
    }

    @Test
    void whatIsTheKeysFaultSaysNothingAndTheNextKeyAsks() {
        models = Reply.error(401, "invalid_request_error", "invalid_api_key", "no such key");
        fail();
        await().until(() -> probes().size() >= 2);

        assertThat(breaker().until()).isEqualTo(NOON.plusSeconds(60));
        assertThat(probes())
                .extracting(probe -> probe.headers().get("Authorization"))
                .startsWith("Bearer first-key-of-one", "Bearer second-key-of-one");
    }

    @Test
    void asksOnlyWhileABreakerIsOpen() {
        Target target = Target.parse("one/m");
        router.operations().openBreaker(target);
        await().during(Duration.ofMillis(100)).until(() -> probes().isEmpty());

        router.operations().resetBreaker(target);
        fail();
        await().until(() -> breaker().state().equals("half_open"));
        int asked = probes().size();
        await().during(Duration.ofMillis(100)).until(() -> probes().size() == asked);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksNoMoreOnceTheRouterIsClosedOrAConfigurationWithoutProbesIsInForce(boolean closed) {
        models = Reply.error(503, "server_error", null, "still down");
        fail();
        await().until(() -> !probes().isEmpty());
        if (closed) {
            router.close();
        } else {
            router.reload(config("openai-compatible", ""));
        }
        int asked = probes().size();

        await().during(Duration.ofMillis(100)).until(() -> probes().size() <= asked + 1);
    }
}
