package io.llmrouter.engine.provider.local;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the text has for one property of a schema, chosen by the property's name. Empty when it has nothing. */
final class Properties {

    private static final Set<String> ANY_DATE = Set.of("date", "datum", "fecha", "data");

    private final Answering answering;
    private final Digest digest;

    Properties(Answering answering) {
        this.answering = answering;
        this.digest = answering.digest();
    }

    Optional<String> label(List<String> labels) {
        return digest.label(labels);
    }

    List<String> labels(List<String> labels) {
        return digest.labels(labels);
    }

    Optional<String> text(String path, Schema schema) {
        String name = last(path);
        Optional<String> text =
                switch (Field.named(name)) {
                    case SUMMARY, POINTS -> shortened(answering.summary().text(), schema);
                    case KEYWORDS -> Optional.of(String.join(", ", answering.keywords()));
                    case LANGUAGE -> digest.language();
                    case TITLE ->
                        digest.title().or(() -> digest.sentences().stream().findFirst());
                    case ANSWER -> answering.answer().map(Reply::text);
                    case LABEL -> labelled(name).or(() -> digest.label(answering.offered()));
                    case EMAIL -> near(Facts.EMAIL, name);
                    case DATE -> near(iso(schema) ? Facts.ISO_DATE : Facts.DATE, name);
                    case AMOUNT -> near(Facts.AMOUNT, name).or(() -> labelled(name));
                    case URL -> near(Facts.URL, name);
                    case PHONE -> near(Facts.PHONE, name);
                    case UNKNOWN -> labelled(name);
                };
        return text.filter(found -> !found.isBlank()).filter(schema::fits);
    }

    Optional<BigDecimal> number(String path) {
        String name = last(path);
        Optional<String> amount = Field.named(name) == Field.AMOUNT ? near(Facts.AMOUNT, name) : Optional.empty();
        return amount.or(() -> labelled(name)).flatMap(Facts.NUMBER::first).map(Facts::number);
    }

    /** A list of texts. */
    List<String> list(String path, Schema items) {
        if (!lists(path, items)) {
            return List.of();
        }
        return switch (Field.named(last(path))) {
            case KEYWORDS -> answering.keywords();
            case SUMMARY, POINTS -> digest.central(5);
            case LABEL -> digest.labels(answering.offered());
            case EMAIL -> digest.facts(Facts.EMAIL);
            case DATE -> digest.facts(iso(items) ? Facts.ISO_DATE : Facts.DATE);
            case AMOUNT -> digest.facts(Facts.AMOUNT);
            case URL -> digest.facts(Facts.URL);
            case PHONE -> digest.facts(Facts.PHONE);
            case LANGUAGE -> digest.language().stream().toList();
            case TITLE -> digest.title().stream().toList();
            case ANSWER -> answering.answer().map(Reply::text).stream().toList();
            case UNKNOWN -> List.of();
        };
    }

    /** Whether a list of that name is understood, so that an empty one says that the text has none. */
    boolean lists(String path, Schema items) {
        boolean texts = items.type().equals("string") || items.type().isEmpty();
        return (texts && Field.named(last(path)) != Field.UNKNOWN)
                || !items.labels().isEmpty();
    }

    /** The fact in a sentence that has the property's name, else the first, unless the name wants a certain date. */
    private Optional<String> near(Facts kind, String name) {
        Pattern words = words(name, "");
        boolean date = kind == Facts.DATE || kind == Facts.ISO_DATE;
        boolean certain = date && !ANY_DATE.contains(Field.spoken(name));
        return digest.sentences().stream()
                .filter(sentence -> words.matcher(sentence).find())
                .flatMap(sentence -> kind.first(sentence).stream())
                .findFirst()
                .or(() ->
                        certain ? Optional.empty() : digest.facts(kind).stream().findFirst());
    }

    /** What stands behind the property's name and a colon. */
    private Optional<String> labelled(String name) {
        Matcher label = words(name, "\\s*[:=]\\s*([^\\n|;]{1,200})").matcher(digest.source());
        return label.find() ? Optional.of(label.group(1).strip()) : Optional.empty();
    }

    private static Pattern words(String name, String behind) {
        String spoken = Pattern.quote(Field.spoken(name)).replace(" ", "\\E[\\s_-]{0,3}\\Q");
        return Pattern.compile(
                "\\b" + spoken + behind,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private Optional<String> shortened(String summary, Schema schema) {
        int most = schema.most("maxLength", Integer.MAX_VALUE);
        if (summary.length() <= most) {
            return Optional.of(summary);
        }
        int cut = Words.of(summary).stream()
                .mapToInt(Word::end)
                .filter(end -> end <= most)
                .max()
                .orElse(0);
        return Optional.of(summary.substring(0, cut));
    }

    private static boolean iso(Schema schema) {
        return schema.node().path("format").asText().equals("date");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
