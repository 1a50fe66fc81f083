package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise of the extractive model: every word it gives stands in the text, or among the labels offered. */
class NeverInventsTest {

    private static final Pattern WORD = Pattern.compile(
            "\\p{IsHan}+|\\p{IsHiragana}+|\\p{IsKatakana}+|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}]]+");

    static Set<String> samples() {
        return Samples.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesEveryWordFromTheText(String sample) {
        String text = Samples.ALL.get(sample);
        Digest digest = Digest.of(text);
        Set<String> known = words(text);
        assertThat(known).containsAll(words(digest.summary(3)));
        assertThat(known).containsAll(words(String.join(" ", digest.keywords(20))));
        assertThat(known).containsAll(words(digest.title().orElse("")));
        assertThat(known).containsAll(words(String.join(" ", digest.answer("When is the bridge built?", 3))));
        assertThat(known).containsAll(words(String.join(" ", digest.sentences())));
        assertThat(Samples.LABELS)
                .containsAll(digest.label(Samples.LABELS).stream().toList());
        assertThat(digest.summary(3)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void saysTheSameEveryTime(String sample) {
        String text = Samples.ALL.get(sample);
        Digest one = Digest.of(text);
        Digest other = Digest.of(text);
        assertThat(one.summary(3)).isEqualTo(other.summary(3));
        assertThat(one.keywords(20)).isEqualTo(other.keywords(20));
        assertThat(one.label(Samples.LABELS)).isEqualTo(other.label(Samples.LABELS));
    }

    @Test
    void readsFiveMegabytesInBoundedTime() {
        String text = Samples.large(5_000_000);
        long start = System.nanoTime();
        Digest digest = Digest.of(text);
        String summary = digest.summary(5);
        List<String> keywords = digest.keywords(10);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(words(text)).containsAll(words(summary)).containsAll(words(String.join(" ", keywords)));
    }

    @Test
    void hasNothingToSayOfNothing() {
        Digest digest = Digest.of("  \n--- \n");
        assertThat(digest.summary(3)).isEmpty();
        assertThat(digest.keywords(3)).isEmpty();
        assertThat(digest.language()).isEmpty();
        assertThat(digest.answer("What?", 3)).isEmpty();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
