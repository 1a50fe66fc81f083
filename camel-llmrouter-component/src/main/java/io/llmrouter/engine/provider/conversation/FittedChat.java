package io.llmrouter.engine.provider.conversation;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.UnmappedContent;
import io.llmrouter.engine.provider.Unsaid;
import io.llmrouter.engine.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adapts the conversation of a chat to a protocol, whichever provider began it: tool call ids are allowed ones, calls
 * and results have each other and stand where they must, and malformed arguments of a model do not make the request
 * malformed. Immutable.
 *
 * @param request the chat, which is the one that was given where nothing had to be changed
 * @param notes what is not as it was, in the words of adjustments; another id is no change of what is said
 */
public record FittedChat(ChatRequest request, List<String> notes) {

    /** Holds what a model wrote in place of a JSON object. */
    static final String MALFORMED = "malformed_arguments";

    public FittedChat {
        notes = List.copyOf(notes);
    }

    /** The chat, adapted to those rules. */
    public static FittedChat of(ChatRequest given, CallRules rules) {
        List<Message> messages = given.messages();
        List<String> notes = new ArrayList<>();
        AskedTools.check(given, notes);
        if (rules.systemFirst() && Unsaid.haveLateInstructions(messages)) {
            messages = systemFirst(messages);
            notes.add(Unsaid.MOVES_INSTRUCTIONS);
        }
        if (CalledTools.areIn(messages)) {
            messages = StrayResults.leftOut(messages, rules.order(), notes);
            messages = MissingResults.added(messages, rules.order(), notes);
            messages = CallOrder.of(messages, rules.order(), notes);
            messages = rewritten(messages, rules, notes);
        }
        List<String> told = notes.stream().distinct().toList();
        return new FittedChat(messages.equals(given.messages()) ? given : given.withMessages(messages), told);
    }

    /**
     * The same without reasoning that the protocol does not accept, such as another provider's signed reasoning, and
     * without turns that are empty without it.
     *
     * @param taken a thought as the protocol's writer takes it; empty for one that stays behind
     */
    public FittedChat takingThoughts(Function<Content.Reasoning, Optional<Content.Reasoning>> taken) {
        if (!thinks()) {
            return this;
        }
        List<Message> messages = new ArrayList<>(request.messages().size());
        boolean lost = false;
        for (Message message : request.messages()) {
            Message kept = thinks(message) ? taking(message, taken) : message;
            boolean less = kept.content().size() < message.content().size();
            lost |= less;
            if (!less || thinks(kept) || !isSilent(kept)) {
                messages.add(kept);
            }
        }
        return lost ? speaking(messages, "drops thoughts") : with(messages, null);
    }

    /**
     * The same without turns of nothing but reasoning, for protocols that accept reasoning only beside text or calls.
     */
    public FittedChat withoutThoughtsAlone() {
        List<Message> messages = request.messages();
        if (!thinks()) {
            return this;
        }
        List<Message> kept = messages.stream()
                .filter(message -> !thinks(message) || !isSilent(message))
                .toList();
        return kept.size() == messages.size() ? this : speaking(kept, null);
    }

    private FittedChat speaking(List<Message> messages, @Nullable String note) {
        int silent = request.messages().size() - messages.size();
        if (messages.isEmpty()) {
            throw UnmappedContent.unsupported("messages: nothing but thoughts that this protocol does not take");
        }
        FittedChat fitted = with(messages, note);
        return silent == 0 ? fitted : fitted.with(messages, "leaves out " + silent + " turns of nothing but thoughts");
    }

    private static Message taking(Message message, Function<Content.Reasoning, Optional<Content.Reasoning>> taken) {
        List<Content> content = new ArrayList<>(message.content().size());
        for (Content part : message.content()) {
            if (part instanceof Content.Reasoning thought) {
                taken.apply(thought).ifPresent(content::add);
            } else {
                content.add(part);
            }
        }
        return content.equals(message.content()) ? message : message.withContent(content);
    }

    /** Whether a turn of the model has neither text nor calls. */
    private static boolean isSilent(Message message) {
        return message.role() == Role.ASSISTANT
                && message.toolCalls().isEmpty()
                && !message.holds(part -> part.fold(text -> !text.text().isEmpty(), any -> true, thought -> false));
    }

    /** The same with at most that many cache marks: the first one, where most is shared, and the last ones. */
    public FittedChat limitingMarks(int most) {
        List<Message> messages = new ArrayList<>(request.messages());
        List<Integer> marked = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).cache() != null) {
                marked.add(i);
            }
        }
        boolean tools = request.terms().toolsCache() != null;
        int over = marked.size() + (tools ? 1 : 0) - most;
        if (over <= 0) {
            return this;
        }
        int first = tools ? 0 : 1;
        marked.subList(first, first + over)
                .forEach(i -> messages.set(i, messages.get(i).withCache(null)));
        return with(messages, "drops " + over + " cache marks, as no more than " + most + " are taken");
    }

    /** The same with cache marks in an order that Claude takes: those before a longer one are as long as that. */
    public FittedChat orderingMarks() {
        return marked(new CacheMarks(request).inOrder(), "lengthens cache marks before a longer one");
    }

    /** The same for a model that keeps prompts for its usual time and no longer. */
    public FittedChat shorteningMarks() {
        return marked(new CacheMarks(request).shortened(), "shortens cache marks to five minutes");
    }

    private FittedChat marked(ChatRequest other, String note) {
        if (other.equals(request)) {
            return this;
        }
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new FittedChat(other, all);
    }

    private FittedChat with(List<Message> messages, @Nullable String note) {
        List<String> all = new ArrayList<>(notes);
        if (note != null) {
            all.add(note);
        }
        return new FittedChat(messages.equals(request.messages()) ? request : request.withMessages(messages), all);
    }

    private boolean thinks() {
        for (Message message : request.messages()) {
            if (thinks(message)) {
                return true;
            }
        }
        return false;
    }

    private static boolean thinks(Message message) {
        return message.holds(Content.Reasoning.class::isInstance);
    }

    private static List<Message> systemFirst(List<Message> messages) {
        List<Message> all = new ArrayList<>(messages.size());
        messages.stream().filter(message -> message.role() == Role.SYSTEM).forEach(all::add);
        messages.stream().filter(message -> message.role() != Role.SYSTEM).forEach(all::add);
        return all;
    }

    private static List<Message> rewritten(List<Message> messages, CallRules rules, List<String> notes) {
        CallIds ids = new CallIds(rules);
        List<Message> all = new ArrayList<>(messages.size());
        boolean answered = false;
        for (Message message : messages) {
            boolean asks = message.role() == Role.USER || message.role() == Role.SYSTEM;
            if (answered && asks && rules.bridge() != null) {
                all.add(Message.assistant(rules.bridge()));
                notes.add("adds a word of the assistant behind results of tools");
            }
            answered = message.role() == Role.TOOL;
            Message fitted = ids.fitted(message);
            all.add(rules.objects() && !fitted.toolCalls().isEmpty() ? withObjects(fitted, notes) : fitted);
        }
        return all;
    }

    private static Message withObjects(Message message, List<String> notes) {
        List<ToolCall> calls = new ArrayList<>(message.toolCalls().size());
        for (ToolCall call : message.toolCalls()) {
            calls.add(withObject(call, notes));
        }
        return calls.equals(message.toolCalls()) ? message : message.withToolCalls(calls);
    }

    private static ToolCall withObject(ToolCall call, List<String> notes) {
        if (call.arguments().isBlank()) {
            return new ToolCall(call.id(), call.name(), "{}");
        }
        if (ExactJson.isObject(call.arguments())) {
            return call;
        }
        notes.add("wraps arguments of " + call.name() + " that are no JSON object");
        String wrapped = Json.mapper()
                .createObjectNode()
                .put(MALFORMED, call.arguments())
                .toString();
        return new ToolCall(call.id(), call.name(), wrapped);
    }
}
