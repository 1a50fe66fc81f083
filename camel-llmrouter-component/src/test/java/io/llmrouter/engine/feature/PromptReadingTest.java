package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is found in prompts for their complexity stays what it is, however it is looked for. */
class PromptReadingTest {

    /** Words, steps, demands, maths, code, question. */
    private static final String FOUND =
            """
            arabic 61 0 0 0 false STATEMENT
            base64 41 0 0 9 false STATEMENT
            chat 75 1 1 0 false STATEMENT
            chinese 12 0 0 0 false STATEMENT
            csv 330 0 0 0 false STATEMENT
            decimals 240 0 2 0 false STATEMENT
            dutch 81 0 0 0 false STATEMENT
            english 118 0 1 0 false STATEMENT
            english-legal 81 0 2 0 false STATEMENT
            english-technical 96 0 2 0 false STATEMENT
            hex 1 0 0 0 false STATEMENT
            hindi 123 0 0 0 false STATEMENT
            html 97 0 0 0 true STATEMENT
            japanese 11 0 0 0 false STATEMENT
            java 75 0 2 2 true STATEMENT
            javascript 65 0 0 5 true STATEMENT
            json 65 0 0 0 true STATEMENT
            json-compact 72 1 0 0 false STATEMENT
            json-schema 56 0 2 0 false STATEMENT
            log 450 0 0 0 false STATEMENT
            mail 101 0 1 2 false STATEMENT
            markdown 76 0 6 0 false STATEMENT
            python 88 0 0 2 true STATEMENT
            russian 73 0 0 0 false STATEMENT
            sql 89 0 0 2 true STATEMENT
            stacktrace 123 0 0 0 true STATEMENT
            xml 84 0 0 0 true STATEMENT
            yaml 55 0 1 0 false STATEMENT
            """;

    private static final Set<String> STEPS = Set.of("step", "first", "then", "compare", "prove", "schließlich");
    private static final Set<String> DEMANDS = Set.of("must", "only", "genau", "höchstens");
    private static final Set<String> MATHS = Set.of("prove", "matrix", "équation", "wahrscheinlichkeit");
    private static final List<String> OTHERS =
            List.of("the", "them", "sentence", "ones", "a", "7", "x2", "мир", "élan", "Ünique", "muster", "onlyonly");

    @Test
    void findsTheSameInTextsOfManyKinds() throws IOException {
        Map<String, String> texts = Texts.all();

        assertThat(FOUND.lines()).allSatisfy(line -> assertThat(found(texts, line.substring(0, line.indexOf(' '))))
                .isEqualTo(line));
    }

    private static String found(Map<String, String> texts, String name) {
        String text = texts.get(name);
        HardWords words = HardWords.of(text);
        return name + " " + words.all() + " " + words.steps() + " " + words.demands() + " " + words.maths() + " "
                + Code.isIn(text) + " " + QuestionType.of(text);
    }

    @Test
    void tellsWordsApartAsSplittingDoes() {
        Random random = new Random(11);
        for (int text = 0; text < 3_000; text++) {
            List<String> words = words(random);
            String prompt = words.stream().map(word -> word + gap(random)).collect(Collectors.joining());

            assertThat(HardWords.of(prompt))
                    .as(prompt)
                    .isEqualTo(new HardWords(
                            words.size(), count(words, STEPS), count(words, DEMANDS), count(words, MATHS)));
        }
    }

    /** As many as reach over several of the pieces in which a text is read. */
    private static List<String> words(Random random) {
        List<String> all = new ArrayList<>(OTHERS);
        List.of(STEPS, DEMANDS, MATHS).forEach(all::addAll);
        all.sort(null);
        List<String> words = new ArrayList<>();
        for (int left = random.nextInt(60); left > 0; left--) {
            String word = all.get(random.nextInt(all.size()));
            // In capitals, the German sharp s is two of them, which is another word.
            words.add(random.nextInt(3) == 0 ? word.toUpperCase(Locale.ROOT).replace("SS", "ß") : word);
        }
        return words;
    }

    private static String gap(Random random) {
        return List.of(" ", ", ", ". ", " (", "; ", "'", "-").get(random.nextInt(7));
    }

    private static int count(List<String> words, Set<String> wanted) {
        return (int) words.stream()
                .filter(word -> wanted.contains(word.toLowerCase(Locale.ROOT)))
                .count();
    }
}
