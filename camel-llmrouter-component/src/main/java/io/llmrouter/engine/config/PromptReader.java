package io.llmrouter.engine.config;

import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.feature.QuestionType;
import io.llmrouter.engine.feature.Sensitive;
import io.llmrouter.engine.feature.Sentiment;
import io.llmrouter.engine.feature.opennlp.Languages;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.policy.Condition;
import io.llmrouter.engine.policy.condition.When;
import io.llmrouter.engine.policy.condition.WhenPrompt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@code whenPrompt}. */
final class PromptReader {

    private final Values values;
    private final List<Condition> into;

    PromptReader(Values values, List<Condition> into) {
        this.values = values;
        this.into = into;
    }

    void read(Fields fields) {
        Node matches = fields.node("matches");
        if (matches != null) {
            regex(matches);
        }
        if (fields.has("keywords")) {
            into.add(When.promptHas(fields.words("keywords")));
        }
        range(fields, "Tokens", When::inputTokens);
        language(fields);
        flag(fields, "code", WhenPrompt::code);
        words(fields, "question", QuestionType.class, WhenPrompt::question);
        words(fields, "sentiment", Sentiment.class, WhenPrompt::sentiment);
        words(fields, "sensitive", Sensitive.class, WhenPrompt::sensitive);
        words(fields, "attachments", Modality.class, WhenPrompt::attachments);
        range(fields, "Attachments", WhenPrompt::attachmentCount);
        flag(fields, "tools", WhenPrompt::tools);
        flag(fields, "schema", WhenPrompt::schema);
        range(fields, "Turns", WhenPrompt::turns);
    }

    private void range(Fields fields, String of, BiFunction<@Nullable Long, @Nullable Long, Condition> condition) {
        if (!fields.has("min" + of) && !fields.has("max" + of)) {
            return;
        }
        Long least = fields.whole("min" + of, 0);
        Long most = fields.whole("max" + of, 0);
        if (least != null && most != null && least > most) {
            fields.problems().add(fields.spot("max" + of), "is less than min" + of);
        }
        into.add(condition.apply(least, most));
    }

    private void flag(Fields fields, String key, Function<Boolean, Condition> condition) {
        if (fields.has(key)) {
            into.add(condition.apply(fields.flag(key, true)));
        }
    }

    private void language(Fields fields) {
        if (!fields.has("language")) {
            return;
        }
        Set<String> codes = new LinkedHashSet<>();
        known(fields, "language", Languages.known().stream().sorted().toList(), codes::add);
        if (!Languages.areThere()) {
            fields.problems().add(fields.spot("language"), Languages.MISSING);
        }
        into.add(WhenPrompt.language(codes, Languages.detector()));
    }

    private <E extends Enum<E>> void words(
            Fields fields, String key, Class<E> kind, Function<Set<E>, Condition> condition) {
        if (!fields.has(key)) {
            return;
        }
        List<String> valid = new ArrayList<>(Words.of(kind));
        valid.add("any");
        EnumSet<E> found = EnumSet.noneOf(kind);
        known(fields, key, valid, word -> {
            if (word.equals("any")) {
                found.addAll(EnumSet.allOf(kind));
            } else {
                found.add(kind.getEnumConstants()[valid.indexOf(word)]);
            }
        });
        into.add(condition.apply(found));
    }

    private static void known(Fields fields, String key, List<String> valid, Consumer<String> take) {
        for (String word : fields.oneOrMore(key)) {
            if (valid.contains(word)) {
                take.accept(word);
            } else {
                fields.problems().unknown(fields.spot(key), "word", word, valid);
            }
        }
    }

    private void regex(Node node) {
        String text = values.text(node);
        if (text == null) {
            return;
        }
        try {
            into.add(When.promptMatches(text));
        } catch (PatternSyntaxException e) {
            String why =
                    text.equals(node.text()) ? ": " + e.getDescription() + " near character " + (e.getIndex() + 1) : "";
            values.problems().add(node.spot(), "is not a regular expression" + why);
        }
    }
}
