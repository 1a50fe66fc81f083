package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.LastResort;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.provider.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The sample that shows every section once means what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleConfigurationTest {

    private RouterConfig config;

    static String sample() throws IOException {
        try (var stream = SampleConfigurationTest.class.getResourceAsStream("sample.yaml")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeAll
    void read() throws IOException {
        config = Surroundings.reader().read(sample(), "sample.yaml");
    }

    @Test
    void hasTheAccountsInOrder() {
        assertThat(config.accounts()).extracting(Account::name).containsExactly("openai", "claude", "onprem", "legacy");
        assertThat(account("claude").credentials()).hasSize(2);
        assertThat(account("claude").credentials().get(1).secret()).isEqualTo("sk-very-secret-two");
        assertThat(account("claude").preset().name()).isEqualTo("anthropic");
        assertThat(account("onprem").baseUrl()).isEqualTo("http://gpu1:8000/v1");
        assertThat(account("onprem").tags()).containsExactly("private");
        assertThat(account("legacy").settings()).containsEntry("uri", "direct:legacy-llm");
        assertThat(config.accounts()).extracting(Account::off).containsOnlyNulls();
    }

    @Test
    void describesTheModelInPlace() {
        Candidate llama = config.roster()
                .resolve(config.policies().get("default").candidates())
                .get(2);

        assertThat(llama.target()).isEqualTo(new Target("onprem", "llama-3.3-70b"));
        assertThat(llama.card().id()).isEqualTo("meta/llama-3.3-70b");
        assertThat(llama.card().contextWindow()).isEqualTo(131_072);
        assertThat(llama.card().price().input()).isZero();
        assertThat(llama.card().quality()).containsEntry("code", 0.62);
        assertThat(llama.tags()).containsExactly("private");
        assertThat(llama.region()).isEqualTo("eu");
    }

    @Test
    void hasThePolicy() {
        Policy policy = config.policies().get("default");

        assertThat(policy.constraints().maxInputPrice()).isEqualTo(1_000_000_000);
        assertThat(policy.constraints().maxOutputPrice()).isEqualTo(5_000_000_000L);
        assertThat(policy.constraints().require()).containsExactly(ModelFeature.TOOLS);
        assertThat(policy.strategy().name()).isEqualTo("lowest-cost");
        assertThat(policy.retry().maxAttempts()).isEqualTo(3);
        assertThat(policy.timeouts().total()).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.timeouts().firstToken()).isEqualTo(Duration.ofSeconds(15));
        assertThat(policy.lastResort()).isEqualTo(new LastResort(LastResort.Kind.CAMEL_URI, "direct:ask-a-human"));
    }

    @Test
    void hasTheRulesInOrder() {
        Policy policy = config.policies().get("default");

        assertThat(policy.rules())
                .extracting(rule -> rule.when().describe())
                .containsExactly(
                        "${header.tier} == 'gold'", "tags personal-data", "prompt matches (?i)stack trace|NullPointer");
        assertThat(policy.rules()).extracting(rule -> rule.name()).containsExactly("rule 1", "rule 2", "rule 3");
        assertThat(policy.rules().get(1).constraints().tags()).isEqualTo(Set.of("private"));
    }

    @Test
    void loadsWithWhatComesWithTheEngine() throws IOException {
        RouterConfig real = new Surroundings()
                .with("OPENAI_API_KEY", "a-key")
                .with("CLAUDE_KEY_1", "a-key")
                .with("CLAUDE_KEY_2", "another-key")
                .makeWithBuiltIns()
                .read(sample(), "sample.yaml");

        assertThat(real.roster().all()).isNotEmpty();
    }

    private Account account(String name) {
        List<Account> found = config.accounts().stream()
                .filter(each -> each.name().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
