package io.llmrouter.engine.feature.opennlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.feature.LanguageDetector;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    private final LanguageDetector detector = Languages.detector();

    @ParameterizedTest
    @CsvSource({
        "en, What is the capital of France?",
        "en, Summarise this email in one sentence.",
        "de, Was ist die Hauptstadt von Frankreich?",
        "de, Wo ist meine Bestellung?",
        "fr, Quelle est la capitale de la France ?",
        "es, ¿Dónde está mi pedido?",
        "it, Scrivi una breve sintesi del testo.",
        "pt, Onde está a minha encomenda?",
        "nl, Waar is mijn bestelling?",
        "pl, Gdzie jest moje zamówienie?",
        "sv, Var är min beställning?",
        "ru, Где мой заказ?",
        "ja, 私の注文はどこですか？",
        "zh, 我的订单在哪里？",
        "ko, 제 주문은 어디에 있나요?",
        "ar, أين طلبي؟"
    })
    void tellsUsualLanguagesByShortTexts(String language, String text) {
        assertThat(detector.of(text)).contains(language);
    }

    @Test
    void saysNothingOfTextsThatAreTooShort() {
        assertThat(detector.of("Hello?")).isEmpty();
        assertThat(detector.of("")).isEmpty();
    }

    @Test
    void isThereWithItsDependency() {
        assertThat(Languages.areThere()).isTrue();
        assertThat(Languages.MISSING).contains("opennlp-tools").contains("opennlp-models-langdetect");
    }

    @Test
    void everyCodeIsOneOfJavas() {
        assertThat(Languages.known()).isSubsetOf(Locale.getISOLanguages()).hasSizeGreaterThan(30);
    }
}
