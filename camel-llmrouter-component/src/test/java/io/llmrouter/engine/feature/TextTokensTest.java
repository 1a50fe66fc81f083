package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTokensTest {

    private static final Encoding VOCABULARY =
            Encodings.newDefaultEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    @Test
    void nineteenOfTwentyTextsAreWithinTheStatedError() throws IOException {
        Map<String, String> texts = Texts.all();
        List<String> outside = new ArrayList<>();
        texts.forEach((name, text) -> {
            double error = error(text);
            if (Math.abs(error) > TextTokens.ERROR) {
                outside.add(String.format(Locale.ROOT, "%s %+.3f", name, error));
            }
        });

        assertThat(texts).hasSizeGreaterThan(40);
        assertThat(outside).hasSizeLessThanOrEqualTo(texts.size() / 20);
    }

    @Test
    void isOnTheWholeNeitherTooHighNorTooLow() throws IOException {
        double mean = Texts.all().values().stream()
                .mapToDouble(TextTokensTest::error)
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(-0.05, 0.05);
    }

    @Test
    void countsALongTextAsTheSumOfItsPieces() {
        String text = "The quick brown fox. ".repeat(500);
        TextTokens whole = new TextTokens();
        whole.add(text);

        assertThat(error(text)).isBetween(-TextTokens.ERROR, TextTokens.ERROR);
        assertThat(whole.total()).isBetween(2_300L, 2_900L);
    }

    @Test
    void takesNothingForNothingAndEveryCharacterForOneToThree() {
        assertThat(estimate("")).isZero();
        LongSummaryStatistics each = IntStream.range(0, Character.MAX_VALUE)
                .mapToLong(code -> estimate(String.valueOf((char) code)))
                .summaryStatistics();
        assertThat(each.getMin()).isEqualTo(1);
        assertThat(each.getMax()).isEqualTo(3);
    }

    /** How far the truth is from the estimate, as a share of the estimate. */
    private static double error(String text) {
        long estimate = estimate(text);
        return (VOCABULARY.countTokensOrdinary(text) - estimate) / (double) estimate;
    }

    private static long estimate(String text) {
        TextTokens tokens = new TextTokens();
        tokens.add(text);
        return tokens.total();
    }
}
