package io.llmrouter.engine.provider.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text, read: its language, its central sentences, its keywords, the sentences that answer a question, the label it
 * fits. Every word it gives back stands in the text or among the labels offered. Immutable and thread-safe; the same text
 * always gives the same answers. Texts longer than a million characters are read up to there; time grows linearly with
 * what is read.
 */
public final class Digest {

    private static final double CLOSE = 0.55;
    private static final double LEAST_ANSWER = 0.08;
    private static final double HINT = 0.15;

    private final String source;
    private final String language;
    private final Set<String> stopWords;
    private final Sentence title;
    private final boolean titled;
    private final List<Sentence> sentences;

    private Digest(String source, Prose prose, String language) {
        this.source = source;
        this.language = language;
        this.stopWords = StopWords.of(language);
        this.titled = prose.title() != null;
        this.title = Sentence.of(-1, prose.title() == null ? "" : prose.title(), stopWords);
        List<String> texts = Sentences.of(prose.blocks(), language);
        this.sentences = IntStream.range(0, texts.size())
                .mapToObj(index -> Sentence.of(index, texts.get(index), stopWords))
                .toList();
    }

    /** Reads plain text, Markdown, HTML or a mail. */
    public static Digest of(String text) {
        String read = text.length() <= Prose.READ ? text : text.substring(0, Prose.READ);
        Prose prose = Prose.of(read);
        String sample = (prose.title() == null ? "" : prose.title() + "\n") + String.join("\n", prose.blocks());
        return new Digest(read, prose, LanguageGuess.of(sample).orElse(""));
    }

    /** The language as an ISO 639-1 code, if the text says enough to tell. */
    public Optional<String> language() {
        return language.isEmpty() ? Optional.empty() : Optional.of(language);
    }

    /** The mail's subject, the page's title or the first heading, if there is one. */
    public Optional<String> title() {
        return titled ? Optional.of(title.text()) : Optional.empty();
    }

    /** All sentences, in order. */
    public List<String> sentences() {
        return sentences.stream().map(Sentence::text).toList();
    }

    /** So many of the central sentences at most, in the text's order, joined. */
    public String summary(int count) {
        return join(central(count));
    }

    /** The central sentences, in the text's order; sentences that only repeat another are left out. */
    public List<String> central(int count) {
        return inOrder(new Centrality(sentences, title).central(count));
    }

    /** So many keywords at most, the best first, as they first stand in the text. */
    public List<String> keywords(int count) {
        return Keywords.of(sentences, title, stopWords, count);
    }

    /** The label that the text speaks for most; none if it speaks for none and none means "other". */
    public Optional<String> label(List<String> labels) {
        return new Labels(sentences, title).best(labels);
    }

    /** Every label that the text speaks for. */
    public List<String> labels(List<String> labels) {
        return new Labels(sentences, title).all(labels);
    }

    /** So many sentences at most that are closest to the question, in the text's order; none if none is close. */
    public List<String> answer(String question, int count) {
        Vectors space = Vectors.of(sentences);
        Map<String, Double> asked = space.vector(stems(question));
        Question wish = Question.of(question);
        Map<Sentence, Double> scores = new HashMap<>();
        for (Sentence sentence : sentences) {
            double close = Vectors.cosine(asked, space.vector(sentence.stems()));
            if (close > 0) {
                scores.put(sentence, close + (wish.met(sentence.text()) ? HINT : 0));
            }
        }
        double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        if (best < LEAST_ANSWER) {
            return List.of();
        }
        return inOrder(scores.entrySet().stream()
                .filter(entry -> entry.getValue() >= best * CLOSE)
                .sorted(Map.Entry.<Sentence, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().index()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** The text as it came, as far as it is read. */
    String source() {
        return source;
    }

    /** What is written in a form of its own, in the text's order. */
    List<String> facts(Facts kind) {
        return kind.all(source);
    }

    private List<String> stems(String question) {
        String asked = LanguageGuess.of(question).orElse(language);
        Set<String> silent = StopWords.of(asked);
        return Sentence.of(0, question, silent).stems().stream()
                .filter(stem -> !Question.WORDS.contains(stem))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Sentences as one text: with spaces between, or none in scripts that have none. */
    static String join(List<String> sentences) {
        StringBuilder text = new StringBuilder();
        for (String sentence : sentences) {
            boolean apart = !text.isEmpty() && !Words.ideographic(sentence.codePointAt(0));
            text.append(apart ? " " : "").append(sentence);
        }
        return text.toString();
    }

    private static List<String> inOrder(List<Sentence> chosen) {
        return chosen.stream()
                .sorted(Comparator.comparing(Sentence::index))
                .map(Sentence::text)
                .toList();
    }
}
