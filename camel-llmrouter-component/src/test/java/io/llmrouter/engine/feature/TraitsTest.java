package io.llmrouter.engine.feature;

import static io.llmrouter.engine.feature.Sensitive.CARD;
import static io.llmrouter.engine.feature.Sensitive.EMAIL;
import static io.llmrouter.engine.feature.Sensitive.IBAN;
import static io.llmrouter.engine.feature.Sensitive.PHONE;
import static io.llmrouter.engine.feature.Sensitive.SECRET;
import static io.llmrouter.engine.feature.Sensitive.SSN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FACT      | What is the capital of France?
                    FACT      | How many people live there?
                    FACT      | I have read your page. When do you open?
                    FACT      | Wo ist meine Bestellung?
                    FACT      | Où est ma commande ?
                    REASON    | Why is the sky blue?
                    REASON    | Please explain photosynthesis.
                    REASON    | What is the difference between a list and a set?
                    REASON    | Warum dauert das so lange?
                    YES_NO    | Is it raining?
                    YES_NO    | Do you ship to Norway?
                    TASK      | Write a poem about autumn
                    TASK      | Could you please summarise this mail?
                    TASK      | Schreibe eine Antwort.
                    OTHER     | And tomorrow?
                    STATEMENT | I like trains.
                    STATEMENT | ''
                    """)
    void questionsAreToldByTheirFirstWords(QuestionType type, String text) {
        assertThat(QuestionType.of(text)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    POSITIVE | Thank you, the new lamp is wonderful!
                    POSITIVE | Ich bin sehr zufrieden, vielen Dank.
                    POSITIVE | Not bad at all
                    NEGATIVE | The parcel was damaged and nobody answers. Terrible.
                    NEGATIVE | This is not good.
                    NEGATIVE | Ich bin wütend, das Gerät ist kaputt.
                    NEGATIVE | Je suis déçue, c'est inacceptable.
                    NEUTRAL  | What is the capital of France?
                    NEUTRAL  | The parcel comes on Monday.
                    """)
    void moodsAreToldByTheirWords(Sentiment mood, String text) {
        assertThat(Sentiment.of(text)).isEqualTo(mood);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nanything\n```",
                "Why does this fail?\npublic static void main(String[] args) {",
                "def add(a, b):\n    return a + b",
                "Exception in thread main\n\tat com.acme.Shop.buy(Shop.java:42)",
                "What does SELECT name FROM users WHERE age > 3 return?",
                "<div class=\"a\">x</div>",
                "import java.util.List;",
                "#include <stdio.h>",
                "for i in range(10):",
                "const a = 3"
            })
    void codeIsToldByItsForms(String text) {
        assertThat(Code.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of France?",
                "Please select a colour from the list, and update me.",
                "I bought a lamp (the red one); it broke.",
                "Import duties from China: how much?",
                "My class starts at 9. For me, that is early: too early.",
                "Schreibe eine Zusammenfassung des Textes."
            })
    void proseIsNoCode(String text) {
        assertThat(Code.isIn(text)).isFalse();
    }

    @Test
    void sensitiveContentIsToldByItsFormAndItsCheckDigits() {
        assertThat(Sensitive.in("Write to jane.doe@example.org.")).containsExactly(EMAIL);
        assertThat(Sensitive.in("Call +49 30 901820 or (212) 555-0187")).containsExactly(PHONE);
        assertThat(Sensitive.in("My card is 4111 1111 1111 1111")).containsExactly(CARD);
        assertThat(Sensitive.in("My card is 4111 1111 1111 1112")).isEmpty();
        assertThat(Sensitive.in("Pay to DE89 3704 0044 0532 0130 00 PLEASE")).containsExactly(IBAN);
        assertThat(Sensitive.in("Pay to DE88 3704 0044 0532 0130 00")).isEmpty();
        assertThat(Sensitive.in("SSN 078-05-1120")).containsExactly(SSN);
        assertThat(Sensitive.in("password: hunter22")).containsExactly(SECRET);
        assertThat(Sensitive.in("sk-proj-abcdefghij1234567890")).containsExactly(SECRET);
        assertThat(Sensitive.in("Order 20261120-4711, 3 lamps at 14.99, on 2026-11-20"))
                .isEmpty();
    }

    @Test
    void aLongTextIsReadInLittleTime() {
        String text = "1 2 3 4 5 6 7 8 9 0 a@ b@ AB12 ".repeat(20_000);

        long before = System.nanoTime();
        Sensitive.in(text);
        Code.isIn(text);
        QuestionType.of(text);
        Sentiment.of(text);

        assertThat((System.nanoTime() - before) / 1_000_000).as("milliseconds").isLessThan(10_000);
    }
}
