package io.llmrouter.engine.provider.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that carry grammar, not meaning, by language. Read once from {@code stopwords-*.txt}; immutable. */
final class StopWords {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "nl");
    private static final Map<String, Set<String>> LISTS = read();

    private StopWords() {}

    /** Every list by its language's ISO 639-1 code, in a fixed order. */
    static Map<String, Set<String>> all() {
        return LISTS;
    }

    /** The list of a language; empty for one that has none. */
    static Set<String> of(String language) {
        return LISTS.getOrDefault(language, Set.of());
    }

    /** Whether a word says nothing by itself: a stop word, a lone letter, or kana that only binds. */
    static boolean silent(Set<String> list, Word word) {
        String text = word.text();
        return Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HIRAGANA
                || (!word.ideographic() && text.length() < 2)
                || list.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> lists = new LinkedHashMap<>();
        for (String language : LANGUAGES) {
            Set<String> words = lines("stopwords-" + language + ".txt").stream()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .collect(Collectors.toUnmodifiableSet());
            lists.put(language, words);
        }
        return Collections.unmodifiableMap(lists);
    }

    /** The lines of one of the package's word files, without comments. */
    static List<String> lines(String file) {
        InputStream in = StopWords.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the word list " + file + " is missing from the jar");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the word list " + file, e);
        }
    }
}
