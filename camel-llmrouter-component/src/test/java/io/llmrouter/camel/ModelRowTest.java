package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.policy.Candidate;
import org.junit.jupiter.api.Test;

class ModelRowTest {

    private static Candidate only(String model) {
        String yaml =
                """
                providers:
                  openai: { apiKey: test-key-number-1 }
                policies:
                  default: { candidates: [ openai/%s ] }
                """;
        return ReadConfig.of(yaml.formatted(model)).roster().all().get(0);
    }

    @Test
    void tellsWhenAModelRetiresAndWhatIsRecommendedInItsPlace() {
        assertThat(ModelRow.of(only("gpt-5-mini")))
                .containsEntry("target", "openai/gpt-5-mini")
                .containsEntry("retires", "2026-12-11")
                .containsEntry("successor", "openai/gpt-6.1-terra");
        assertThat(ModelRow.of(only("gpt-6-luna"))).doesNotContainKeys("retires", "successor");
    }
}
