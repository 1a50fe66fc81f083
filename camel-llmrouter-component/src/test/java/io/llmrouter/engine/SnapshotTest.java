package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.ConfigReader;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final String YAML =
            """
            providers:
              one: { type: openai-compatible, baseUrl: "https://name:pass@host:81/v1", region: eu,
                     apiKeys: [ sk-never-to-be-shown-1234, short ], tags: [ private ] }
              here: { type: local }
            policies:
              default: { candidates: [ one/m, here/extractive ] }
              strict: { candidates: [ one/m ], strategy: lowest-cost }
            models:
              one/m: { price: { input: 1, output: 2 } }
            """;

    private final LlmRouter router = LlmRouter.builder(config())
            .clock(() -> Instant.parse("2026-11-20T08:00:00Z"))
            .build();

    private static RouterConfig config() {
        ConfigReader.Surroundings surroundings =
                new ConfigReader.Surroundings(text -> text, name -> null, Presets.builtIn(), Catalogue.builtIn());
        return new ConfigReader(surroundings, SnapshotTest::noConditions, List.of("ordered", "lowest-cost"))
                .read(YAML, "router.yaml");
    }

    private static Condition noConditions(String expression) {
        throw new IllegalArgumentException("there are no expressions here");
    }

    @AfterEach
    void close() {
        router.close();
    }

    private List<?> part(String name) {
        return (List<?>) Snapshot.of(router).get(name);
    }

    @Test
    void showsPoliciesAndWhetherTheyAreLive() {
        router.operations().takeOut(Target.parse("one/m"), "too dear");

        assertThat(part("policies"))
                .isEqualTo(List.of(
                        Map.of(
                                "policy",
                                "default",
                                "strategy",
                                "ordered",
                                "candidates",
                                List.of("one/m", "here/extractive"),
                                "live",
                                true),
                        Map.of(
                                "policy", "strict",
                                "strategy", "lowest-cost",
                                "candidates", List.of("one/m"),
                                "live", false,
                                "unavailableUntil", "an operator acts")));
        assertThat(Snapshot.unavailable(router)).isEqualTo(Map.of("strict", "an operator acts"));
    }

    @Test
    void showsAccountsWithoutTheirSecrets() {
        assertThat(part("accounts"))
                .first()
                .isEqualTo(Map.of(
                        "account", "one",
                        "type", "openai-compatible",
                        "baseUrl", "https://host:81/v1",
                        "region", "eu",
                        "tags", List.of("private")));
        assertThat(Json.write(Snapshot.of(router))).contains("…1234").doesNotContain("sk-never", "short", "pass");
    }

    @Test
    void showsTargetsWithTheirBreakers() {
        router.operations().openBreaker(Target.parse("one/m"));

        assertThat(part("targets")).hasSize(2).first().satisfies(row -> assertThat(row)
                .hasFieldOrPropertyWithValue("target", "one/m")
                .hasFieldOrPropertyWithValue("breaker", "held_open")
                .hasFieldOrPropertyWithValue("calls", 0));
    }

    @Test
    void showsWhatWasMeasuredOfTheCallsOfATarget() {
        router.chat(
                ChatRequest.of("Winter is cold. Summer is warm."),
                CallOptions.DEFAULT.withModels(List.of("here/extractive")));

        assertThat(part("targets"))
                .element(1, InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("errorRate", 0.0)
                .containsEntry("inFlight", 0)
                .containsKeys("tokensPerSecond", "costUsd")
                .doesNotContainKey("firstTokenMillis")
                .extractingByKey("totalMillis", InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("p50", "p90", "p99");
    }

    @Test
    void saysSoWhenARouterCannotBeOperated() {
        LlmRouter plain = new UnmannedRouter(router.config());

        assertThat(Snapshot.of(plain))
                .containsEntry("operations", "this router has no operations")
                .containsOnlyKeys("policies", "accounts", "operations");
        assertThat(plain.unavailableUntil("strict")).isEqualTo(Optional.empty());
    }

    /** Has a configuration and nothing else. */
    private record UnmannedRouter(RouterConfig config) implements LlmRouter {

        @Override
        public <R extends ModelResponse> Result<R> perform(ModelRequest<R> request, CallOptions options) {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public AnswerStream stream(ChatRequest request, CallOptions options) {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public Plan plan(ModelRequest<?> request, CallOptions options) {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public void reload(RouterConfig other) {
            throw new UnsupportedOperationException("nobody asks here");
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException("nobody asks here");
        }
    }
}
