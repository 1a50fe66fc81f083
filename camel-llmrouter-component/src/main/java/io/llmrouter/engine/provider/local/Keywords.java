package io.llmrouter.engine.provider.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a text's keywords: phrases of up to three words without stop words between them, weighed by how often they
 * occur, how long they are and whether the title has them; none that says again what a better one says. Written as they
 * first stand in the text. Looks at the first {@value #READ} words.
 */
final class Keywords {

    private static final int READ = 100_000;
    private static final int LONGEST = 3;

    private final Map<String, Phrase> phrases = new LinkedHashMap<>();
    private final Set<String> stopWords;
    private final Set<String> title;
    private int read;

    private Keywords(Set<String> stopWords, Set<String> title) {
        this.stopWords = stopWords;
        this.title = title;
    }

    /** At most so many keywords, the best first. */
    static List<String> of(List<Sentence> sentences, Sentence title, Set<String> stopWords, int count) {
        Keywords keywords = new Keywords(stopWords, new HashSet<>(title.stems()));
        keywords.read(title);
        for (Sentence sentence : sentences) {
            if (keywords.read >= READ) {
                break;
            }
            keywords.read(sentence);
        }
        return keywords.best(count);
    }

    private void read(Sentence sentence) {
        read += sentence.words().size();
        List<Word> run = new ArrayList<>();
        int end = -1;
        for (Word word : sentence.words()) {
            boolean silent = StopWords.silent(stopWords, word)
                    || !word.text().codePoints().anyMatch(Character::isLetter);
            if (silent || broken(sentence.text(), end, word.start())) {
                phrases(sentence, run);
                run.clear();
            }
            if (!silent) {
                run.add(word);
            }
            end = word.end();
        }
        phrases(sentence, run);
    }

    private static boolean broken(String text, int end, int start) {
        return end >= 0 && !text.substring(end, start).equals(" ");
    }

    private void phrases(Sentence sentence, List<Word> run) {
        for (int from = 0; from < run.size(); from++) {
            for (int to = from; to < Math.min(run.size(), from + LONGEST); to++) {
                List<Word> words = run.subList(from, to + 1);
                String text = sentence.text()
                        .substring(words.get(0).start(), run.get(to).end());
                boolean named =
                        sentence.index() >= 0 && from > 0 || words.get(0).start() > 0;
                add(text, words, named);
            }
        }
    }

    private void add(String text, List<Word> words, boolean insideSentence) {
        List<String> stems = words.stream().map(word -> Words.stem(word.text())).toList();
        Phrase phrase = phrases.computeIfAbsent(
                String.join(" ", stems), key -> new Phrase(text, stems, phrases.size(), shape(words, insideSentence)));
        phrase.count++;
    }

    private static double shape(List<Word> words, boolean insideSentence) {
        boolean capitals = words.stream()
                .allMatch(word -> Character.isUpperCase(word.text().codePointAt(0)));
        boolean shorts = words.stream().anyMatch(word -> word.text().length() < 3 && !word.ideographic());
        return (capitals && insideSentence ? 1.4 : 1) * (shorts ? 0.5 : 1);
    }

    private List<String> best(int count) {
        Set<String> said = new HashSet<>();
        List<String> best = new ArrayList<>();
        List<Phrase> ranked = phrases.values().stream()
                .filter(phrase -> phrase.stems.size() == 1 || phrase.count > 1 || phrase.shape > 1)
                .sorted(Comparator.comparing((Phrase phrase) -> score(phrase))
                        .reversed()
                        .thenComparing(phrase -> phrase.first))
                .toList();
        for (Phrase phrase : ranked) {
            long known = phrase.stems.stream().filter(said::contains).count();
            if (best.size() < count && known * 2 < phrase.stems.size()) {
                best.add(phrase.text);
                said.addAll(phrase.stems);
            }
        }
        return best;
    }

    private double score(Phrase phrase) {
        long inTitle = phrase.stems.stream().filter(title::contains).count();
        double length = phrase.text.codePointCount(0, phrase.text.length());
        return phrase.count
                * Math.pow(phrase.stems.size(), 0.9)
                * phrase.shape
                * (1 + 0.5 * inTitle / phrase.stems.size())
                * Math.min(1.2, 0.7 + length / 20);
    }

    /** A phrase and how often it was met. */
    private static final class Phrase {
        private final String text;
        private final List<String> stems;
        private final int first;
        private final double shape;
        private int count;

        Phrase(String text, List<String> stems, int first, double shape) {
            this.text = text;
            this.stems = stems;
            this.first = first;
            this.shape = shape;
        }
    }
}
