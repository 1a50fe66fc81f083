package io.llmrouter.engine.feature;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request's text and form are like, each trait computed when first asked for. Thread-safe without locks: threads
 * that ask at once may compute the same immutable value twice, and either will do. Language, code, question and mood are
 * those of the latest user message; what is sensitive is looked for in everything.
 */
public final class Traits {

    private final String prompt;
    private final List<Message> messages;
    private final boolean tools;
    private final boolean schema;
    private @Nullable Optional<String> language;
    private @Nullable Boolean code;
    private @Nullable QuestionType question;
    private @Nullable Sentiment sentiment;
    private @Nullable Set<Sensitive> sensitive;
    private @Nullable Map<Modality, Integer> attachments;
    private @Nullable Complexity complexity;

    private Traits(String prompt, List<Message> messages, boolean tools, boolean schema) {
        this.prompt = prompt;
        this.messages = messages;
        this.tools = tools;
        this.schema = schema;
    }

    /** The traits of a chat whose latest user message is that one. */
    static Traits of(ChatRequest request, String prompt) {
        boolean schema = request.output().kind() != OutputFormat.Kind.TEXT;
        return new Traits(prompt, request.messages(), !request.tools().isEmpty(), schema);
    }

    /** The traits of plain texts, the first of which is the prompt. */
    static Traits of(List<String> texts) {
        List<Message> messages = texts.stream().map(Message::user).toList();
        return new Traits(texts.isEmpty() ? "" : texts.get(0), messages, false, false);
    }

    /** The language, by the first detector that asks. */
    public Optional<String> language(LanguageDetector detector) {
        Optional<String> known = language;
        if (known == null) {
            known = detector.of(prompt);
            language = known;
        }
        return known;
    }

    /** Whether there is program code. */
    public boolean code() {
        Boolean known = code;
        if (known == null) {
            known = Code.isIn(prompt);
            code = known;
        }
        return known;
    }

    /** What kind of question it is. */
    public QuestionType question() {
        QuestionType known = question;
        if (known == null) {
            known = QuestionType.of(prompt);
            question = known;
        }
        return known;
    }

    /** The mood. */
    public Sentiment sentiment() {
        Sentiment known = sentiment;
        if (known == null) {
            known = Sentiment.of(prompt);
            sentiment = known;
        }
        return known;
    }

    /** The kinds of sensitive content in all texts: instructions, answers and results of tools included. */
    public Set<Sensitive> sensitive() {
        Set<Sensitive> known = sensitive;
        if (known == null) {
            StringBuilder all = new StringBuilder();
            messages.forEach(message -> {
                all.append(message.text()).append('\n');
                message.toolCalls().forEach(call -> all.append(call.arguments()).append('\n'));
            });
            known = Sensitive.in(all.toString());
            sensitive = known;
        }
        return known;
    }

    /** How many parts of each kind but text there are, those of earlier turns included. */
    public Map<Modality, Integer> attachments() {
        Map<Modality, Integer> known = attachments;
        if (known == null) {
            known = count(messages);
            attachments = known;
        }
        return known;
    }

    private static Map<Modality, Integer> count(List<Message> messages) {
        Map<Modality, Integer> counts = new EnumMap<>(Modality.class);
        for (Message message : messages) {
            for (Content part : message.content()) {
                Modality kind = part.fold(text -> Modality.TEXT, Content.Media::modality, reasoning -> Modality.TEXT);
                if (kind != Modality.TEXT) {
                    counts.merge(kind, 1, Integer::sum);
                }
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /** Whether the model may ask for tools. */
    public boolean tools() {
        return tools;
    }

    /** Whether the answer must have a form: JSON, or JSON by a schema. */
    public boolean schema() {
        return schema;
    }

    /** How many user messages there are. */
    public int turns() {
        int turns = 0;
        for (int at = 0; at < messages.size(); at++) {
            turns += messages.get(at).role() == Role.USER ? 1 : 0;
        }
        return turns;
    }

    /** How hard the request looks. */
    public Complexity complexity() {
        Complexity known = complexity;
        if (known == null) {
            known = Complexity.of(prompt, this);
            complexity = known;
        }
        return known;
    }
}
