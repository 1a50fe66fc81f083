package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "openai/*, openai/gpt-5, true",
        "openai/*, openai/, true",
        "openai/*, openai, false",
        "openai/*, azure/openai/gpt-5, false",
        "router/*, router/meta/llama-3.3-70b, true",
        "*, anything/at/all, true",
        "*-mini, openai/gpt-5-mini, true",
        "*-mini, openai/gpt-5-mini-2025, false",
        "*gpt*mini*, openai/gpt-5-mini-2025, true",
        "*mini*gpt*, openai/gpt-5-mini-2025, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, abbc, true",
        "a*bc*c, abc, false",
        "ab*ba, aba, false",
        "a**c, abc, true",
        "openai/gpt-5, openai/gpt-5, true",
        "openai/gpt-5, openai/gpt-5-mini, false",
        "openai/gpt.5, openai/gpt-5, false",
        "OpenAI/*, openai/gpt-5, false"
    })
    void matchesAnyRunOfCharactersForAStar(String text, String name, boolean expected) {
        assertThat(Wildcard.of(text).matches(name)).isEqualTo(expected);
    }

    @Test
    void tellsAWildcardFromAPlainName() {
        assertThat(Wildcard.isWildcard("openai/*")).isTrue();
        assertThat(Wildcard.isWildcard("openai/gpt-5")).isFalse();
    }

    @Test
    void isEqualWhenItsTextIs() {
        assertThat(Wildcard.of("a/*"))
                .isEqualTo(Wildcard.of("a/*"))
                .hasSameHashCodeAs(Wildcard.of("a/*"))
                .hasToString("a/*")
                .isNotEqualTo(Wildcard.of("b/*"));
    }
}
