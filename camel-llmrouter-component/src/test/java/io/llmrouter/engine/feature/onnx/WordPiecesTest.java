package io.llmrouter.engine.feature.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tokenizer beside the one that the models' publishers use. */
class WordPiecesTest {

    @TempDir
    static Path cache;

    private static WordPieces ours;
    private static HuggingFaceTokenizer theirs;

    @BeforeAll
    static void load() throws IOException {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        ours = BundledModel.BGE_SMALL_EN_V1_5.tokenizer();
        try (InputStream in = WordPiecesTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
            theirs = HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false"));
        }
    }

    @AfterAll
    static void close() {
        theirs.close();
        System.clearProperty("ai.djl.offline");
        System.clearProperty("DJL_CACHE_DIR");
    }

    private static void sameTokens(String text) {
        assertThat(ours.marked(ours.tokens(text)))
                .as(text)
                .isEqualTo(theirs.encode(text, true, false).getIds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The quick brown fox, jumping; over 12,345.67 lazy dogs!",
                "  tabs\tand\nlines\r\nand   spaces\u00a0and\u3000wide ones ",
                "ÀÉÎÕÜ naïve façade Łódź İstanbul straße ΣΊΣΥΦΟΣ",
                "東京タワー and 北京市 и Москва, 서울 한국어 ไทย हिन्दी العربية עברית",
                "emoji 😀👩‍👩‍👧 flags 🇩🇪 math ∑∫≠ currency €£¥ $5^2~`|<>=+",
                "soft\u00adhyphen zero\u200bwidth null\u0000bell\u0007 private\ue000 bad\ufffd",
                "don't re-do e.g. http://a.b/c?d=e&f#g x_y [brackets] {braces} \"quotes\" “curly” — dashes…",
                "pneumonoultramicroscopicsilicovolcanoconiosis",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"
            })
    void cutsAsTheModelsPublishersDo(String text) {
        sameTokens(text);
    }

    @Test
    void cutsAnythingAtAllAsTheyDo() {
        Random random = new Random(7);
        int[][] alphabets = {
            {0x20, 0x7e},
            {0xa0, 0x17f},
            {0x370, 0x3ce},
            {0x400, 0x45f},
            {0x5d0, 0x5ea},
            {0x905, 0x939},
            {0x2010, 0x2027},
            {0x3040, 0x30ff},
            {0x4e00, 0x4fff},
            {0xac00, 0xac80},
            {0x1f600, 0x1f640}
        };
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < 60; at++) {
                int[] alphabet = alphabets[random.nextInt(random.nextBoolean() ? 1 : alphabets.length)];
                text.appendCodePoint(alphabet[0] + random.nextInt(alphabet[1] - alphabet[0] + 1));
            }
            sameTokens(text.toString());
        }
    }

    @Test
    void readsTheModelsMarksAsPlainText() {
        assertThat(ours.tokens("[SEP]")).hasSizeGreaterThan(1).doesNotContain(102);
    }

    @Test
    void findsNothingInBlanks() {
        assertThat(ours.tokens(" \t\n\u00ad\u200b")).isEmpty();
    }
}
