package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeVersionTest {

    @ParameterizedTest
    @CsvSource({
        "claude-2.1, 2, 1",
        "claude-3-opus-20240229, 3, 0",
        "claude-3-5-haiku-latest, 3, 5",
        "claude-3-7-sonnet-20250219, 3, 7",
        "claude-sonnet-4-20250514, 4, 0",
        "claude-opus-4-1-20250805, 4, 1",
        "claude-haiku-4.5, 4, 5",
        "anthropic/claude-haiku-4-5@20251001, 4, 5",
        "anthropic/claude-opus-4.5, 4, 5",
        "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0, 4, 5",
        "host/anthropic--claude-4-sonnet, 4, 0",
        "host/claude-opus4-7, 4, 7",
        "claude-sonnet-5, 5, 0",
        "claude-opus-5-5, 5, 5",
        "some-other-model-7b, 0, 0"
    })
    void isReadFromTheModelsName(String model, int major, int minor) {
        assertThat(ClaudeVersion.of(model)).isEqualTo(new ClaudeVersion(major, minor));
    }

    @Test
    void isReadFromTheIdOfEveryCardOfAnthropics() {
        assertThat(Catalogue.builtIn().ids())
                .filteredOn(id -> id.startsWith("anthropic/claude-"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(ClaudeVersion.of(id).major()).isPositive());
    }

    @Test
    void takesTheOldestFormsWhereTheNameTellsNothing() {
        ClaudeVersion unknown = ClaudeVersion.of("glm-5");

        assertThat(unknown.thinks()).isTrue();
        assertThat(unknown.thinksAdaptively()).isFalse();
        assertThat(unknown.takesSampling()).isTrue();
        assertThat(unknown.takesBothSamplings()).isTrue();
        assertThat(unknown.holdsSchemas()).isFalse();
        assertThat(unknown.takesForcedTools()).isTrue();
    }
}
