package io.llmrouter.engine.config;

import static io.llmrouter.engine.config.Surroundings.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.catalog.UnitPrices;
import io.llmrouter.engine.limit.Capacity;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Priority;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Constraints;
import io.llmrouter.engine.policy.DataPolicy;
import io.llmrouter.engine.policy.LastResort;
import io.llmrouter.engine.policy.LatencyCeiling;
import io.llmrouter.engine.policy.Limits;
import io.llmrouter.engine.policy.Measure;
import io.llmrouter.engine.policy.Percentile;
import io.llmrouter.engine.policy.Policy;
import io.llmrouter.engine.policy.Retry;
import io.llmrouter.engine.policy.Rule;
import io.llmrouter.engine.policy.ScoreRange;
import io.llmrouter.engine.policy.StrategySpec;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.engine.state.BreakerSettings;
import io.llmrouter.engine.state.CallWindow;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every key comes out where it belongs. */
class EveryKeyMeaningTest {

    private RouterConfig config;
    private Policy policy;

    @BeforeEach
    void read() throws IOException {
        config = Surroundings.reader().read(EveryKeyTest.everyKey(), "test");
        policy = config.policies().get("default");
    }

    private Account account(String name) {
        return config.accounts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Candidate one(String target) {
        return config.roster().resolve(List.of(CandidatePattern.of(target))).get(0);
    }

    @Test
    void readsCapacities() {
        assertThat(config.capacities().accounts())
                .isEqualTo(Map.of(
                        "claude",
                        new Capacity(
                                20,
                                Map.of(Priority.HIGH, 5),
                                Map.of(Priority.LOW, 0.8),
                                Map.of("gold", 3.0),
                                50,
                                Duration.ofSeconds(4))));
        assertThat(config.capacities().targets()).isEqualTo(Map.of(Target.parse("openai/own"), Capacity.of(4)));
    }

    @Test
    void readsAccounts() {
        Account openai = account("openai");
        assertThat(openai.preset().name()).isEqualTo("openai");
        assertThat(openai.baseUrl()).isEqualTo("https://proxy.example/v1");
        assertThat(openai.credentials()).containsExactly(new Credential("sk-very-secret-openai"));
        assertThat(openai.region()).isEqualTo("us");
        assertThat(openai.tags()).containsExactlyInAnyOrder("bought", "fast", "no-training");
        assertThat(account("claude").credentials())
                .containsExactly(new Credential("sk-very-secret-one"), new Credential("sk-very-secret-two"));
        assertThat(account("claude").baseUrl()).isEqualTo("https://api.anthropic.com/v1");
    }

    @Test
    void fillsInAddresses() {
        assertThat(account("azure").baseUrl()).isEqualTo("https://mine.openai.azure.com/us");
    }

    @Test
    void putsAnAccountsQuirksOnThoseOfItsPreset() {
        assertThat(account("work").preset().quirks())
                .isEqualTo(new Quirks(
                        "/chat",
                        new Quirks.Auth("x-key", "Key "),
                        Map.of("x-team", "blue"),
                        Map.of("version", "1"),
                        Set.of("seed"),
                        Map.of("max_tokens", "limit"),
                        Map.of("temperature", 1.0),
                        Map.of("provider", Map.of("order", List.of("a", "b"), "strict", true)),
                        Map.of(Operation.CHAT, "/chat", Operation.EMBED, "/vectors"),
                        CardFacts.NONE));
        assertThat(account("work").settings()).containsEntry("strict", true);
        assertThat(account("openai").settings()).isEmpty();
    }

    @Test
    void readsProbes() {
        assertThat(config.probes()).isEqualTo(Map.of("claude", Duration.ofSeconds(45)));
    }

    @Test
    void readsWhatOnlySomeAccountsTake() {
        assertThat(account("cloud").baseUrl())
                .isEqualTo("https://aiplatform.googleapis.com/v1/projects/my-project/locations/global");
        assertThat(account("cloud").settings()).containsEntry("credentials", "/etc/key.json");
        assertThat(account("legacy").settings()).containsExactlyEntriesOf(Map.of("uri", "direct:legacy-llm"));
        assertThat(account("vectors").settings()).containsExactlyEntriesOf(Map.of("bean", "#myModel"));
        assertThat(account("simulated").settings())
                .isEqualTo(Map.of(
                        "latency",
                        Map.of("p50", Duration.ofMillis(20), "p99", Duration.ofSeconds(1)),
                        "firstToken",
                        Duration.ofMillis(5),
                        "tokensPerSecond",
                        50.0,
                        "errorRate",
                        0.25,
                        "errorKind",
                        "rate_limited",
                        "script",
                        List.of(outage(), "ok", "ok", "timeout"),
                        "reply",
                        "echo",
                        "seed",
                        7L));
    }

    private static Map<String, Object> outage() {
        return Map.of("after", Duration.ofMinutes(1), "for", Duration.ofSeconds(30), "kind", "server_error");
    }

    @Test
    void readsBreakers() {
        assertThat(config.breakers())
                .containsExactlyEntriesOf(java.util.Map.of(
                        "claude",
                        new BreakerSettings(
                                CallWindow.ofTime(Duration.ofSeconds(90)),
                                0.4,
                                0.6,
                                Duration.ofSeconds(20),
                                8,
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                0.1,
                                3)));
    }

    @Test
    void anOptionalAccountWithoutItsKeyIsOff() {
        assertThat(account("openai").off()).isNull();
        assertThat(account("spare").off()).contains("{{env:NOT_SET}}");
        assertThat(account("spare").credentials()).containsExactly(Credential.NONE);
    }

    @Test
    void readsModels() {
        ModelCard own = one("openai/own").card();

        assertThat(own)
                .isEqualTo(new ModelCard(
                        "openai/gpt-5",
                        1000L,
                        100L,
                        Set.of(Modality.TEXT, Modality.DOCUMENT),
                        Set.of(Modality.TEXT, Modality.AUDIO),
                        Set.of(ModelFeature.JSON_SCHEMA, ModelFeature.PARALLEL_TOOLS),
                        price(),
                        Map.of("code", 0.62, "bias", 0.1),
                        Set.of("tuned"),
                        Set.of(Operation.CHAT, Operation.EMBED),
                        LocalDate.of(2027, 6, 30),
                        "apache-2.0",
                        null));
    }

    /** In dollars: the file has them in a currency that is worth more; its tier holds in another region. */
    private static Price price() {
        return new Price(
                        nanos("1.5"),
                        nanos("2"),
                        nanos("0.15"),
                        nanos("1.75"),
                        nanos("3"),
                        nanos("4"),
                        nanos("5"),
                        nanos("6"),
                        nanos("0.01"),
                        new UnitPrices(nanos("0.006"), nanos("0.04"), nanos("0.002"), nanos("15")),
                        List.of())
                .times(new BigDecimal("1.25"));
    }

    @Test
    void inheritsFromAnotherEntry() {
        ModelCard bot = one("legacy/bot").card();

        assertThat(bot.id()).isEqualTo("legacy/bot");
        assertThat(bot.contextWindow()).isEqualTo(1000);
        assertThat(bot.tags()).containsExactlyInAnyOrder("tuned", "old");
    }

    @Test
    void readsAliasesGroupsAndWeights() {
        List<Candidate> candidates = config.roster().resolve(policy.candidates());

        assertThat(candidates)
                .extracting(each -> each.target() + " " + each.weight())
                .containsExactly("openai/own 1.0", "openai/gpt-5 2.0", "openai/gpt-5-mini 3.0", "legacy/bot 1.0");
    }

    @Test
    void readsConstraints() {
        assertThat(policy.constraints())
                .isEqualTo(new Constraints(
                        nanos("2"),
                        nanos("10"),
                        Set.of(ModelFeature.PARALLEL_TOOLS),
                        Set.of("tuned"),
                        Set.of("us", "eu"),
                        List.of("openai/*", "legacy/bot"),
                        List.of("openai/gpt-4*"),
                        1000L,
                        new Limits(
                                new LatencyCeiling(Measure.FIRST_TOKEN, Percentile.P99, Duration.ofSeconds(2)),
                                30.0,
                                Map.of("code", 0.6),
                                Map.of("bias", new ScoreRange(0, 0.2)),
                                DataPolicy.NO_TRAINING,
                                Set.of("permissive"),
                                LocalDate.of(2027, 1, 1),
                                List.of("eu", "us")),
                        wishes()));
    }

    private static Constraints wishes() {
        LatencyCeiling second = new LatencyCeiling(Measure.TOTAL, Percentile.P90, Duration.ofSeconds(1));
        Limits limits = new Limits(second, null, Map.of(), Map.of(), DataPolicy.PRIVATE, Set.of(), null, List.of());
        return new Constraints(
                null, nanos("1"), Set.of(), Set.of(), Set.of(), List.of(), List.of(), null, limits, null);
    }

    @Test
    void readsRules() {
        Rule rule = policy.rules().get(0);

        assertThat(rule.name()).isEqualTo("everything");
        assertThat(rule.when().describe())
                .isEqualTo("tags a, b and tenant acme and user ann, bob and priority high, low"
                        + " and ${header.tier} == 'gold' and Mon, Fri 08:00 to 18:30 in Europe/Berlin"
                        + " and prompt matches (?i)error and prompt has crash, trace and 10 to 5000 input tokens"
                        + " and prompt language de, en and code in the prompt and question reason, task"
                        + " and sentiment negative and sensitive card, email, iban, phone, secret, ssn"
                        + " and attachments document, image and 1 to 5 attachments and no tools and schema"
                        + " and 2 to 9 turns");
        assertThat(rule.goesOn()).isTrue();
        assertThat(rule.candidates()).containsExactly(CandidatePattern.of("openai/own"));
        assertThat(rule.constraints().deny()).containsExactly("openai/gpt-5");
        assertThat(rule.strategy()).isEqualTo(StrategySpec.of("random"));
    }

    @Test
    void readsHowToOrderRepeatWaitAndGiveUp() {
        assertThat(policy.strategy()).isEqualTo(StrategySpec.of("weighted"));
        assertThat(policy.retry()).isEqualTo(new Retry(5, Duration.ofSeconds(1), Duration.ofMinutes(1), 0.5, false));
        assertThat(policy.timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofSeconds(5), Duration.ofHours(1)));
        assertThat(policy.lastResort())
                .isEqualTo(new LastResort(LastResort.Kind.FIXED_ANSWER, "Please ask again later."));
    }
}
