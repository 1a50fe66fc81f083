package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A map means what the same YAML means, also in the spellings that property sources have. */
class MapConfigurationTest {

    private static void assertSame(RouterConfig one, RouterConfig other) {
        assertThat(one.accounts()).isEqualTo(other.accounts());
        assertThat(one.roster().all()).isEqualTo(other.roster().all());
        assertThat(one.policies().keySet()).isEqualTo(other.policies().keySet());
        one.policies().forEach((name, policy) -> {
            Policy same = other.policies().get(name);
            assertThat(policy.candidates()).isEqualTo(same.candidates());
            assertThat(policy.constraints()).isEqualTo(same.constraints());
            assertThat(policy.strategy()).isEqualTo(same.strategy());
            assertThat(policy.retry()).isEqualTo(same.retry());
            assertThat(policy.timeouts()).isEqualTo(same.timeouts());
            assertThat(policy.lastResort()).isEqualTo(same.lastResort());
            assertThat(policy.rules())
                    .extracting(Rule::candidates)
                    .isEqualTo(same.rules().stream().map(Rule::candidates).toList());
            assertThat(policy.rules())
                    .extracting(rule -> rule.when().describe())
                    .isEqualTo(same.rules().stream()
                            .map(rule -> rule.when().describe())
                            .toList());
        });
    }

    @Test
    void meansWhatTheSameYamlMeans() throws IOException {
        String yaml = SampleConfigurationTest.sample();
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);

        assertSame(
                Surroundings.reader().read(tree, "application"),
                Surroundings.reader().read(yaml, "sample.yaml"));
    }

    @Test
    void jsonMeansWhatTheSameYamlMeans() throws IOException {
        String yaml = SampleConfigurationTest.sample();
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);

        assertSame(
                Surroundings.reader().read(Json.write(tree), "sample.json"),
                Surroundings.reader().read(yaml, "sample.yaml"));
    }

    @Test
    void takesTheSpellingsOfPropertySources() {
        Map<String, Object> tree = Map.of(
                "providers",
                        Map.of("mine", Map.of("type", "openai-compatible", "base-url", "http://gpu1", "tags", "a, b")),
                "models", Map.of("mine/own", Map.of("context-window", 1000, "MAX_OUTPUT", "500")),
                "policies",
                        Map.of(
                                "default",
                                Map.of(
                                        "candidates", Map.of("0", "mine/own"),
                                        "retry", Map.of("max-attempts", "5"))));

        RouterConfig config = Surroundings.reader().read(tree, "application");

        Candidate own = config.roster().all().get(0);
        assertThat(own.card().contextWindow()).isEqualTo(1000);
        assertThat(own.card().maxOutput()).isEqualTo(500);
        assertThat(own.tags()).containsExactlyInAnyOrder("a", "b");
        assertThat(config.policies().get("default").retry().maxAttempts()).isEqualTo(5);
        assertThat(config.accounts().get(0).baseUrl()).isEqualTo("http://gpu1");
    }

    @Test
    void namesThePathWhereThereIsNoLine() {
        Map<String, Object> tree = Map.of("policies", Map.of("default", Map.of("candidates", List.of("opnai/gpt-5"))));

        assertThatThrownBy(() -> Surroundings.reader().read(tree, "application"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "application policies.default.candidates[0]: unknown account 'opnai' in 'opnai/gpt-5';"
                                + " did you mean 'openai/gpt-5'? Accounts: openai, anthropic, azure-openai, vllm, vertex-ai, local, simulated");
    }

    @Test
    void refusesAKeyThatIsThereInTwoSpellings() {
        Map<String, Object> tree =
                Map.of("providers", Map.of("openai", Map.of("api-key", "a-secret", "apiKey", "a-secret")));

        assertThatThrownBy(() -> Surroundings.reader().read(tree, "application"))
                .hasMessageContaining("'apiKey' is there twice")
                .hasMessageNotContaining("a-secret");
    }
}
