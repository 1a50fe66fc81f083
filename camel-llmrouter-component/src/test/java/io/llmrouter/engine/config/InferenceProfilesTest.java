package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Roster;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of Bedrock by all the names they have: where they compute, and which card is theirs. */
class InferenceProfilesTest {

    private static final String YAML =
            """
            providers:
              bedrock: { region: eu-central-1, apiKey: a-key-of-bedrock }
              claude: { type: bedrock-anthropic, region: eu-central-1, apiKey: a-key-of-bedrock }
            models:
              "bedrock/arn:aws:bedrock:eu-central-1:1:application-inference-profile/abc": { card: amazon/nova-lite }
            policies: { default: { candidates: [ bedrock/amazon.nova-lite-v1:0 ] } }
            """;

    private final Roster roster =
            new Surroundings().makeWithBuiltIns().read(YAML, "test.yaml").roster();

    private Candidate candidate(String target) {
        return roster.resolve(List.of(CandidatePattern.of(target))).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock/amazon.nova-lite-v1:0, eu-central-1, nova-lite",
        "bedrock/eu.amazon.nova-lite-v1:0, eu, nova-lite",
        "bedrock/apac.amazon.nova-lite-v1:0, apac, nova-lite",
        "bedrock/global.amazon.nova-2-lite-v1:0, global, nova-2-lite",
        "claude/us.anthropic.claude-haiku-4-5-20251001-v1:0, us, claude-haiku-4-5",
        "bedrock/arn:aws:bedrock:eu-central-1:1:inference-profile/eu.amazon.nova-pro-v1:0, eu, nova-pro",
        "bedrock/arn:aws:bedrock:eu-central-1:1:application-inference-profile/abc, , nova-lite",
    })
    void computesWhereItsNameSays(String target, String region, String card) {
        assertThat(candidate(target).region()).isEqualTo(region);
        assertThat(candidate(target).card().id()).contains(card);
    }

    @Test
    void aPartOfTheWorldHoldsItsRegionsButNotTheOtherWayRound() {
        Candidate plain = candidate("bedrock/amazon.nova-lite-v1:0");
        Candidate spanning = candidate("bedrock/eu.amazon.nova-lite-v1:0");

        assertThat(plain.computesIn(Set.of("eu"))).isTrue();
        assertThat(plain.computesIn(Set.of("e", "us"))).isFalse();
        assertThat(spanning.computesIn(Set.of("eu"))).isTrue();
        assertThat(spanning.computesIn(Set.of("eu-central-1"))).isFalse();
        assertThat(candidate("bedrock/global.amazon.nova-2-lite-v1:0").computesIn(Set.of("eu")))
                .isFalse();
    }
}
