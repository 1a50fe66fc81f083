package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Roster;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfiguredRosterTest {

    private static final String YAML =
            """
            providers:
              openai: { tags: [ bought ] }
              second: { type: openai, apiKey: another, region: eu }
              onprem: { type: vllm, tags: [ private ] }
            models:
              onprem/a: { card: meta/llama-3.3-70b, tags: [ small ] }
              onprem/deep/b: {}
              meta/llama-3.3-70b: { contextWindow: 500 }
            aliases:
              fast: openai/gpt-5-mini
              house: [ "onprem/*", { model: fast, weight: 4 } ]
            """;

    private final Roster roster = Surroundings.reader().read(YAML, "test.yaml").roster();

    private List<String> targets(String... patterns) {
        return candidates(patterns).stream()
                .map(each -> each.target().toString())
                .toList();
    }

    private List<Candidate> candidates(String... patterns) {
        return roster.resolve(Stream.of(patterns).map(CandidatePattern::of).toList());
    }

    @Test
    void hasEveryTargetThatIsNamedInItsOrder() {
        assertThat(roster.all())
                .extracting(each -> each.target().toString())
                .containsExactly("onprem/a", "onprem/deep/b", "openai/gpt-5-mini");
    }

    @Test
    void resolvesEachTargetOnceInTheOrderOfThePatterns() {
        assertThat(targets("openai/gpt-5", "fast", "openai/*", "onprem/a"))
                .containsExactly("openai/gpt-5", "openai/gpt-5-mini", "onprem/a");
    }

    @Test
    void aWildcardStandsForConfiguredModelsAndTheVendorsCards() {
        assertThat(targets("onprem/*")).containsExactly("onprem/a", "onprem/deep/b");
        assertThat(targets("second/*")).containsExactly("second/gpt-5", "second/gpt-5-mini");
        assertThat(targets("*/gpt-5")).containsExactly("openai/gpt-5", "second/gpt-5");
    }

    @Test
    void aModelWithoutAnAccountStandsForEveryAccountThatHasIt() {
        assertThat(targets("gpt-5-mini")).containsExactly("openai/gpt-5-mini", "second/gpt-5-mini");
    }

    @Test
    void aGroupMultipliesWeights() {
        assertThat(roster.resolve(List.of(new CandidatePattern("house", 2))))
                .extracting(Candidate::weight)
                .containsExactly(2.0, 2.0, 8.0);
    }

    @Test
    void aCandidateHasTheTagsOfItsAccountAndItsCard() {
        assertThat(candidates("onprem/a").get(0).tags()).containsExactlyInAnyOrder("private", "small");
        assertThat(candidates("second/gpt-5").get(0).region()).isEqualTo("eu");
    }

    @Test
    void anOverlayOfACardHoldsForTargetsThatHaveIt() {
        assertThat(candidates("onprem/a").get(0).card().contextWindow()).isEqualTo(500);
    }

    @Test
    void aModelIsWhatItsCardSaysOnlyWhereTheCardIsNamed() {
        Roster described = Surroundings.reader()
                .read(
                        """
                        providers: { openai: {}, onprem: { type: vllm } }
                        models:
                          onprem/a: { card: meta/llama-3.3-70b }
                          onprem/b: { inherits: meta/llama-3.3-70b }
                          onprem/c: { inherits: onprem/a }
                          onprem/d: {}
                          openai/gpt-5: { contextWindow: 500 }
                        """,
                        "test.yaml")
                .roster();

        assertThat(described.all())
                .extracting(each -> each.facts().id())
                .containsExactly("meta/llama-3.3-70b", "", "", "", "");
        assertThat(described.resolve(List.of(new CandidatePattern("onprem/a", 3))))
                .extracting(each -> each.facts().knownAs("a"))
                .containsExactly("meta/llama-3.3-70b");
    }

    @Test
    void namesTheNearestTargetForAnUnknownOne() {
        assertThatThrownBy(() -> candidates("onprem/deep/c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean 'onprem/deep/b'?");
        assertThatThrownBy(() -> candidates("fats")).hasMessageContaining("did you mean 'fast'?");
        assertThatThrownBy(() -> candidates("nowhere/*")).hasMessageContaining("unknown account 'nowhere'");
    }

    @Test
    void resolvesTheSameListToTheSameCandidates() {
        assertThat(candidates("house", "openai/gpt-5")).isSameAs(candidates("house", "openai/gpt-5"));
    }

    @Test
    void keepsNoMoreListsThanItMay() {
        List<Candidate> first = candidates("openai/gpt-5");
        for (int list = 0; list < 1_001; list++) {
            roster.resolve(List.of(new CandidatePattern("openai/gpt-5", list + 2)));
        }

        assertThat(candidates("openai/gpt-5")).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void resolvesHundredsOfCandidates() {
        String models = IntStream.range(0, 800)
                .mapToObj(number -> "  onprem/m" + number + ": { contextWindow: 1000 }\n")
                .collect(Collectors.joining());
        RouterConfig large =
                Surroundings.reader().read("providers: { onprem: { type: vllm } }\nmodels:\n" + models, "large.yaml");

        assertThat(large.roster().resolve(List.of(CandidatePattern.of("onprem/*"))))
                .hasSize(800);
        assertThat(large.roster().resolve(large.policies().get("default").candidates()))
                .hasSize(800);
    }
}
