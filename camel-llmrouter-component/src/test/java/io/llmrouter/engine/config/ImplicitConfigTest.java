package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.provider.Account;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person gets who configures nothing. */
class ImplicitConfigTest {

    private static List<Candidate> resolve(RouterConfig config, String... patterns) {
        return config.roster()
                .resolve(Stream.of(patterns).map(CandidatePattern::of).toList());
    }

    private static List<String> usual(RouterConfig config) {
        return config.roster().resolve(config.policies().get("default").candidates()).stream()
                .map(each -> each.target().toString())
                .toList();
    }

    @Test
    void hasAnAccountForEveryPresetThatNeedsNoSetting() {
        RouterConfig config = new Surroundings().make().implicit();

        assertThat(config.accounts())
                .extracting(Account::name)
                .containsExactly("openai", "anthropic", "azure-openai", "vllm", "vertex-ai", "local", "simulated");
    }

    @Test
    void saysWhichVariableAnAccountLacks() {
        RouterConfig config = new Surroundings().make().implicit();

        assertThat(config.accounts().get(0).off())
                .isEqualTo("it has no key: set the environment variable OPENAI_API_KEY");
        assertThat(resolve(config, "openai/gpt-5-mini").get(0).off()).contains("OPENAI_API_KEY");
    }

    @Test
    void choosesTheCheapestOfWhatThereIsAKeyFor() {
        RouterConfig config =
                new Surroundings().with("OPENAI_API_KEY", "a-key").make().implicit();

        Policy policy = config.policies().get("default");
        assertThat(policy.strategy().name()).isEqualTo("lowest-cost");
        assertThat(policy.lastResort()).isNull();
        assertThat(usual(config)).containsExactly("openai/gpt-5", "openai/gpt-5-mini");
    }

    @Test
    void choosesTheLocalModelWhenThereIsNoKey() {
        assertThat(usual(new Surroundings().make().implicit())).containsExactly("local/extractive");
    }

    @Test
    void choosesTheLocalModelOfTheRealPresetsWhenThereIsNoKey() {
        assertThat(usual(new Surroundings().makeWithBuiltIns().implicit())).containsExactly("local/extractive");
    }

    @Test
    void resolvesTargetsThatNobodyConfigured() {
        RouterConfig config = new Surroundings().make().implicit();

        assertThat(resolve(config, "openai/gpt-5-mini", "anthropic/claude-haiku-4-5", "simulated/model"))
                .extracting(Candidate::target)
                .containsExactly(
                        new Target("openai", "gpt-5-mini"),
                        new Target("anthropic", "claude-haiku-4-5"),
                        new Target("simulated", "model"));
    }

    @Test
    void takesAnyModelOfAServerOfOnesOwn() {
        Candidate own =
                resolve(new Surroundings().make().implicit(), "vllm/some/model").get(0);

        assertThat(own.target()).isEqualTo(new Target("vllm", "some/model"));
        assertThat(own.card().price().known()).isFalse();
        assertThat(own.off()).isNull();
    }

    @Test
    void refusesAModelThatNoVendorHas() {
        assertThatThrownBy(() -> resolve(new Surroundings().make().implicit(), "openai/gpt-5-minii"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean 'openai/gpt-5-mini'?");
    }

    @Test
    void aFileWithoutProvidersHasTheSameAccounts() {
        RouterConfig config = new Surroundings()
                .with("OPENAI_API_KEY", "a-key")
                .make()
                .read("policies: { cheap: { candidates: [ openai/gpt-5-mini ] } }", "llmrouter.yaml");

        assertThat(config.accounts()).hasSize(7);
        assertThat(config.policies().keySet()).containsExactly("cheap", "default");
        assertThat(config.policies().get("default").candidates())
                .isEqualTo(config.policies().get("cheap").candidates());
    }

    @Test
    void aFileWithoutPoliciesChoosesAmongWhatItDescribes() {
        RouterConfig config = Surroundings.reader()
                .read("providers: { onprem: { type: vllm }, local: {} }\nmodels: { onprem/own: {} }", "llmrouter.yaml");

        assertThat(usual(config)).containsExactly("onprem/own");
        assertThat(config.policies().get("default").strategy().name()).isEqualTo("lowest-cost");
    }
}
