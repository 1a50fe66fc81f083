package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.catalog.Wildcard;
import io.llmrouter.engine.model.ReasoningEffort;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortWordsTest {

    private static final String WORDS = "reasoning.words";

    private static EffortWords knowing(String words) {
        return EffortWords.of(quirks(Map.of(WORDS, words)));
    }

    private static Quirks quirks(Map<String, String> rename) {
        return ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                Set.of(),
                rename,
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "none minimal low medium high, medium, medium",
        "minimal low medium high, none, minimal",
        "none low medium high, minimal, low",
        "none low medium high, xhigh, high",
        "low medium high xhigh, max, xhigh",
        "low high, medium, low",
        "low medium high max, xhigh, high",
        "none high, low, high",
        "none high, off, none",
        "none default, max, default",
        "medium, none, medium",
        "minimal low medium high, default, medium",
        "low medium high, deeply, deeply",
    })
    void saysTheNearestWordAndTellsIt(String words, String asked, String said) {
        EffortWords.Said word = knowing(words).say(ReasoningEffort.of(asked));

        assertThat(word.word()).isEqualTo(said);
        if (asked.equals(said) || asked.equals("off")) {
            assertThat(word.adjustment()).isNull();
        } else {
            assertThat(word.adjustment()).isEqualTo("says reasoning_effort " + asked + " as " + said);
        }
    }

    @Test
    void saysNothingToWhoThinksAsItDoes() {
        assertThat(knowing("none").say(ReasoningEffort.of("high")))
                .isEqualTo(new EffortWords.Said(null, "says reasoning_effort high as thinking"));
    }

    @Test
    void saysAnyWordWhereNoneAreKnown() {
        EffortWords words = EffortWords.of(quirks(Map.of()));

        for (String word : List.of("none", "minimal", "max", "deeply")) {
            assertThat(words.say(ReasoningEffort.of(word))).isEqualTo(new EffortWords.Said(word, null));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "minimal low medium high, 1024, minimal",
        "minimal low medium high, 1025, low",
        "none low medium high, 1000, low",
        "low medium high, 8192, medium",
        "low medium, 8193, medium",
        "'', 1000, low",
    })
    void saysABudgetByAWordThatIsKnown(String words, int tokens, String said) {
        assertThat(knowing(words).say(ReasoningEffort.budget(tokens)))
                .isEqualTo(new EffortWords.Said(said, "says a budget of " + tokens + " tokens as " + said));
    }

    @Test
    void saysNoBudgetAsNoThoughts() {
        assertThat(knowing("none low").say(ReasoningEffort.budget(0))).isEqualTo(new EffortWords.Said("none", null));
        assertThat(knowing("low high").say(ReasoningEffort.budget(0)))
                .isEqualTo(new EffortWords.Said("low", "says reasoning_effort none as low"));
    }

    @Test
    void needNotSayThatAModelWhichCannotThinkShouldNot() {
        Quirks unable = quirks(Map.of()).byModel().of("m", new CardFacts("", Set.of(ModelFeature.REASONING)));

        assertThat(EffortWords.goesWithoutSaying(ReasoningEffort.of("none"), unable))
                .isTrue();
        assertThat(EffortWords.goesWithoutSaying(ReasoningEffort.of("low"), unable))
                .isFalse();
        assertThat(EffortWords.goesWithoutSaying(ReasoningEffort.of("none"), quirks(Map.of())))
                .isFalse();
    }

    @Test
    void everyModelOfAPresetHasOneRowOfWords() {
        for (Preset preset : Presets.builtIn().all()) {
            Map<String, Wildcard> patterns = new HashMap<>();
            preset.quirks().rename().keySet().stream()
                    .filter(key -> key.endsWith(": " + WORDS))
                    .flatMap(key ->
                            Arrays.stream(key.substring(0, key.indexOf(':')).split(", ", -1)))
                    .forEach(pattern -> patterns.put(pattern, Wildcard.of(pattern)));

            for (String pattern : patterns.keySet()) {
                assertThat(patterns.values())
                        .as(preset.name() + ": " + pattern)
                        .filteredOn(each -> each.matches(pattern.replace("*", "")))
                        .hasSize(1);
            }
        }
    }
}
