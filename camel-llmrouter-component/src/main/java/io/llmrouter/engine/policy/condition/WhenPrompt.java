package io.llmrouter.engine.policy.condition;

import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.feature.LanguageDetector;
import io.llmrouter.engine.feature.QuestionType;
import io.llmrouter.engine.feature.Sensitive;
import io.llmrouter.engine.feature.Sentiment;
import io.llmrouter.engine.feature.Traits;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.policy.Condition;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conditions that a rule can ask of what a prompt is like. All are immutable and thread-safe. */
public final class WhenPrompt {

    private WhenPrompt() {}

    /** The latest user message is written in one of these languages, by ISO 639-1. */
    public static Condition language(Set<String> codes, LanguageDetector detector) {
        return new Wanted("prompt language", codes, false, (wanted, request) -> request.features()
                .traits()
                .language(detector)
                .filter(wanted::contains)
                .isPresent());
    }

    /** There is program code in the latest user message, or is none. */
    public static Condition code(boolean there) {
        return flag("code in the prompt", there, Traits::code);
    }

    /** The latest user message asks one of these kinds of question. */
    public static Condition question(Set<QuestionType> types) {
        return new Wanted(
                "question",
                words(types),
                false,
                (wanted, request) ->
                        wanted.contains(Words.of(request.features().traits().question())));
    }

    /** The latest user message is in one of these moods. */
    public static Condition sentiment(Set<Sentiment> moods) {
        return new Wanted(
                "sentiment",
                words(moods),
                false,
                (wanted, request) ->
                        wanted.contains(Words.of(request.features().traits().sentiment())));
    }

    /** There is sensitive content of one of these kinds anywhere in the conversation. */
    public static Condition sensitive(Set<Sensitive> kinds) {
        return new Wanted(
                "sensitive", words(kinds), false, (wanted, request) -> request.features().traits().sensitive().stream()
                        .anyMatch(each -> wanted.contains(Words.of(each))));
    }

    /** There is an attachment of one of these kinds anywhere in the conversation. */
    public static Condition attachments(Set<Modality> kinds) {
        return new Wanted(
                "attachments",
                words(kinds),
                false,
                (wanted, request) -> request.features().traits().attachments().keySet().stream()
                        .anyMatch(each -> wanted.contains(Words.of(each))));
    }

    /** There are so many attachments in the conversation, both numbers included; null for no limit. */
    public static Condition attachmentCount(@Nullable Long least, @Nullable Long most) {
        return When.between(
                "attachments", least, most, request -> request.features().traits().attachments().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    /** There are so many user messages in the conversation, both numbers included; null for no limit. */
    public static Condition turns(@Nullable Long least, @Nullable Long most) {
        return When.between(
                "turns", least, most, request -> request.features().traits().turns());
    }

    /** The model may ask for tools, or may not. */
    public static Condition tools(boolean there) {
        return flag("tools", there, Traits::tools);
    }

    /** The answer must be JSON, or need not. */
    public static Condition schema(boolean there) {
        return flag("schema", there, Traits::schema);
    }

    private static Condition flag(String what, boolean wanted, Predicate<Traits> trait) {
        return new When.Asked(
                (wanted ? "" : "no ") + what,
                request -> trait.test(request.features().traits()) == wanted);
    }

    private static Set<String> words(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Words::of).collect(Collectors.toSet());
    }
}
