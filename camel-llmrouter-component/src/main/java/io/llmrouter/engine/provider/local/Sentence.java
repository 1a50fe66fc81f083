package io.llmrouter.engine.provider.local;

import java.util.List;
import java.util.Set;

/**
 * One sentence of a text, with what it is compared by.
 *
 * @param index its place in the text, from 0
 * @param text as written
 * @param words its words, stop words included
 * @param stems the stems of the words that say something, in order
 */
record Sentence(int index, String text, List<Word> words, List<String> stems) {

    static Sentence of(int index, String text, Set<String> stopWords) {
        List<Word> words = Words.of(text);
        List<String> stems = words.stream()
                .filter(word -> !StopWords.silent(stopWords, word))
                .flatMap(word -> Words.stems(word).stream())
                .toList();
        return new Sentence(index, text, words, stems);
    }
}
