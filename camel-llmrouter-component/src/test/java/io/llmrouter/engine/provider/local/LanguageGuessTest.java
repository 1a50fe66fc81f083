package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

    @Test
    void knowsNineteenOfTwentySentencesOfEachLanguage() {
        Map<String, Integer> right = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        for (String line : StopWords.lines("languages.tsv")) {
            String[] sample = line.split("\t");
            all.merge(sample[0], 1, Integer::sum);
            right.merge(sample[0], LanguageGuess.of(sample[1]).equals(Optional.of(sample[0])) ? 1 : 0, Integer::sum);
        }
        assertThat(all).hasSize(7).allSatisfy((language, count) -> assertThat(count)
                .isEqualTo(20));
        assertThat(right)
                .allSatisfy((language, count) -> assertThat(count).as(language).isGreaterThanOrEqualTo(19));
    }

    @ParameterizedTest
    @CsvSource({
        "ru, Встреча перенесена на четверг.",
        "uk, Зустріч перенесено на четвер.",
        "el, Η συνάντηση αναβλήθηκε για την Πέμπτη.",
        "ar, تم تأجيل الاجتماع إلى يوم الخميس",
        "he, הפגישה נדחתה ליום חמישי",
        "ja, 会議は木曜日に延期されました。",
        "zh, 会议推迟到星期四。",
        "ko, 회의가 목요일로 연기되었습니다.",
        "hi, बैठक गुरुवार को होगी",
        "th, การประชุมเลื่อนไปเป็นวันพฤหัสบดี"
    })
    void knowsOtherLanguagesByTheirScript(String language, String text) {
        assertThat(LanguageGuess.of(text)).contains(language);
    }

    @Test
    void doesNotGuessWithoutEvidence() {
        assertThat(LanguageGuess.of("")).isEmpty();
        assertThat(LanguageGuess.of("4711 0815 🎉")).isEmpty();
        assertThat(LanguageGuess.of("Kern AG pump valve filter")).isEmpty();
    }
}
