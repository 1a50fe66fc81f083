package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KEYS =
            List.of("providers", "policies", "models", "limits", "budgets", "apiKey", "apiKeys", "openai/gpt-5-mini");

    @ParameterizedTest
    @CsvSource({
        "provider, providers",
        "porviders, providers",
        "Policies, policies",
        "modles, models",
        "APIKEY, apiKey",
        "gpt-5-mini, openai/gpt-5-mini",
        "opnai/gpt5-mini, openai/gpt-5-mini"
    })
    void findsTheWordThatWasMeant(String word, String meant) {
        assertThat(Nearest.to(word, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zebra", "x", "strategy"})
    void findsNothingWhenNothingIsNear(String word) {
        assertThat(Nearest.to(word, KEYS)).isEmpty();
    }

    @Test
    void countsSwappedNeighboursAsOneEdit() {
        assertThat(Nearest.to("abdc", List.of("abcd"))).contains("abcd");
        assertThat(Nearest.to("dcba", List.of("abcd"))).isEmpty();
    }

    @Test
    void takesTheFirstInTheAlphabetOfEquallyNearWords() {
        assertThat(Nearest.to("cat", List.of("hat", "bat", "rat"))).contains("bat");
    }

    @Test
    void hintsAtTheNearestWord() {
        assertThat(Nearest.hint("modles", KEYS)).isEqualTo("did you mean 'models'?");
    }

    @Test
    void hintsAtAllWordsWhenTheyAreFew() {
        assertThat(Nearest.hint("zebra", List.of("b", "a"))).isEqualTo("valid: a, b");
        assertThat(Nearest.hint("zebra", List.of())).isEqualTo("there are none");
    }

    @Test
    void hintsAtTheNumberOfWordsWhenTheyAreMany() {
        List<String> many = IntStream.range(100, 200).mapToObj(i -> "word" + i).toList();
        assertThat(Nearest.hint("zebra", many)).isEqualTo("it is none of the 100 known ones");
    }
}
