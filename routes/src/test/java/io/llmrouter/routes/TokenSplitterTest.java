package io.llmrouter.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenSplitterTest {

    private static final String TEXT = IntStream.range(0, 200)
            .mapToObj(i -> "Hall " + i + " has a pump that was repaired in May.")
            .collect(Collectors.joining(" "));

    @Test
    void leavesATextThatFits() {
        assertThat(new TokenSplitter(100, 20).split("A bus. It is red.")).containsExactly("A bus. It is red.");
    }

    @Test
    void losesNothingAndKeepsToItsTokens() {
        List<String> parts = new TokenSplitter(100, 0).split(TEXT);

        assertThat(String.join("", parts)).isEqualTo(TEXT);
        assertThat(parts).allMatch(part -> TokenSplitter.tokens(part) <= 100).hasSizeGreaterThan(10);
        assertThat(parts).allMatch(part -> part.strip().endsWith("."));
    }

    @Test
    void beginsEachPartWithTheEndOfTheOneBefore() {
        List<String> parts = new TokenSplitter(100, 40).split(TEXT);

        assertThat(parts).allMatch(part -> TokenSplitter.tokens(part) <= 100);
        for (int at = 1; at < parts.size(); at++) {
            String first = parts.get(at).substring(0, parts.get(at).indexOf('.') + 1);
            assertThat(parts.get(at - 1)).contains(first);
        }
    }

    @Test
    void cutsWhatHasNoSentences() {
        String table = "0123456789ab".repeat(2000);

        List<String> parts = new TokenSplitter(100, 0).split(table);

        assertThat(String.join("", parts)).isEqualTo(table);
        assertThat(parts).allMatch(part -> TokenSplitter.tokens(part) <= 100);
    }

    @Test
    void neverCutsACharacterInTwo() {
        String smiles = "😀".repeat(900);

        List<String> parts = new TokenSplitter(50, 0).split(smiles);

        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.codePoints()
                .allMatch(c -> c == "😀".codePointAt(0)));
    }

    @Test
    void refusesAnOverlapOfMoreThanHalf() {
        assertThatThrownBy(() -> new TokenSplitter(100, 51)).hasMessageContaining("more than half of 100");
    }
}
