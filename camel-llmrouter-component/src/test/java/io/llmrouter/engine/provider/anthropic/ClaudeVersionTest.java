package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaudeVersionTest {

    @ParameterizedTest
    @CsvSource({
        "claude-2.1, OTHER, 2, 1",
        "claude-3-opus-20240229, OPUS, 3, 0",
        "claude-3-5-haiku-latest, HAIKU, 3, 5",
        "claude-3-7-sonnet-20250219, SONNET, 3, 7",
        "claude-sonnet-4-20250514, SONNET, 4, 0",
        "claude-opus-4-1-20250805, OPUS, 4, 1",
        "claude-haiku-4.5, HAIKU, 4, 5",
        "anthropic/claude-haiku-4-5@20251001, HAIKU, 4, 5",
        "anthropic/claude-opus-4.5, OPUS, 4, 5",
        "bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0, HAIKU, 4, 5",
        "host/anthropic--claude-4-sonnet, SONNET, 4, 0",
        "host/claude-opus4-7, OPUS, 4, 7",
        "claude-sonnet-5, SONNET, 5, 0",
        "claude-opus-5-5, OPUS, 5, 5",
        "claude-fable-5-1, FABLE, 5, 1",
        "claude-mythos-5, MYTHOS, 5, 0",
        "some-other-model-7b, OTHER, 0, 0"
    })
    void isReadFromTheModelsName(String model, ClaudeVersion.Family family, int major, int minor) {
        assertThat(ClaudeVersion.of(model)).isEqualTo(new ClaudeVersion(family, major, minor));
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

    @ParameterizedTest
    @CsvSource({
        "claude-haiku-4-5, UNASKED, true, true, false",
        "claude-opus-4-6, UNASKED, true, false, false",
        "claude-opus-4-7, UNASKED, true, false, false",
        "claude-opus-4-8, UNASKED, true, false, true",
        "claude-sonnet-4-6, UNASKED, true, false, false",
        "claude-sonnet-5, DISABLED, true, false, false",
        "claude-opus-5, DISABLED, true, false, true",
        "claude-fable-5, NEVER, true, false, true",
        "claude-mythos-5-1, NEVER, false, false, true",
        "claude-haiku-5-5, DISABLED, true, false, false",
        "claude-sonnet-5-5, BETWEEN_TOOLS, false, false, true",
        "claude-opus-5-5, NEVER, false, false, true",
        "glm-5, UNASKED, true, true, false"
    })
    void tellsWhatTheModelTakes(
            String model, ClaudeVersion.Rest rest, boolean forcedTools, boolean prefill, boolean lateInstructions) {
        ClaudeVersion version = ClaudeVersion.of(model);

        assertThat(version.rest()).isEqualTo(rest);
        assertThat(version.takesForcedTools()).isEqualTo(forcedTools);
        assertThat(version.takesPrefill()).isEqualTo(prefill);
        assertThat(version.takesLateInstructions()).isEqualTo(lateInstructions);
    }
}
