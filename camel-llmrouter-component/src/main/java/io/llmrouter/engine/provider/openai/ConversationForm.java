package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.provider.conversation.AskedTools;
import io.llmrouter.engine.provider.conversation.CallRules;
import io.llmrouter.engine.provider.conversation.FittedChat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Adapts a conversation to a server of Chat Completions. All servers want results right behind their calls; by their
 * quirks, some want tool call ids of a certain form, an answer behind results, or instructions at the beginning only.
 */
final class ConversationForm {

    /** What quirks rename to the form of a call's id, as a regular expression. */
    static final String ID = "messages.tool_call_id";

    /** What quirks rename to the text that the assistant has to say between results and the next question. */
    static final String BRIDGE = "messages.after_tools";

    /** What quirks drop where a server refuses instructions behind an answer. */
    static final String SYSTEM = "messages.system";

    private static final int MOST_MARKS = 4;
    private static final Pattern SOME = Pattern.compile(".+", Pattern.DOTALL);
    /** Compiled patterns by their expressions, of which presets and accounts name few. */
    private static final Map<String, Pattern> FORMS = new ConcurrentHashMap<>();

    private final Map<String, String> names;
    private final boolean systemFirst;

    private ConversationForm(Quirks quirks) {
        this.names = quirks.rename();
        this.systemFirst = quirks.drop().contains(SYSTEM);
    }

    static FittedChat of(ChatRequest request, Quirks quirks) {
        ConversationForm form = new ConversationForm(quirks);
        FittedChat fitted =
                FittedChat.of(AskedTools.named(request, quirks), form.rules()).takingThoughts(form::taken);
        return form.has(MessageWriter.CACHE) ? fitted.limitingMarks(MOST_MARKS).orderingMarks() : fitted;
    }

    private CallRules rules() {
        String form = names.get(ID);
        Pattern ids = form == null
                ? SOME
                : FORMS.computeIfAbsent(form, expression -> Pattern.compile(expression, Pattern.DOTALL));
        return new CallRules(ids, CallRules.Order.ADJOINING, true, names.get(BRIDGE), systemFirst);
    }

    private boolean has(String name) {
        return names.containsKey(name);
    }

    private Optional<Content.Reasoning> taken(Content.Reasoning thought) {
        boolean proved = ReasoningDetails.carried(thought.signature()).keySet().stream()
                .anyMatch(name -> has("messages." + name));
        boolean told = has(MessageWriter.REASONING) && !thought.text().isEmpty();
        return proved || told ? Optional.of(thought) : Optional.empty();
    }
}
