package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a chat asks for and a protocol has no place for, worded as adjustments. Each method adds one thing that
 * the protocol leaves out, if the chat asks for it. A value that is the default anyway is not asked for, and neither is
 * a hint to cache the prompt. For one request and one thread.
 */
public final class Unsaid {

    /** The mark at the result of a tool that failed. */
    public static final String FAILED = "is_error";

    /** Said of instructions that a protocol has no place for but the beginning. */
    public static final String MOVES_INSTRUCTIONS = "moves a system message to the front";

    /** Said, before its name, of a tool whose schema the model must keep to and is not held to. */
    public static final String DROPS_STRICT = "drops strict of tool ";

    private static final String PARALLEL = "parallel_tool_calls";

    /** Fields that ask for nothing of the answer: how it is sent, and hints to keep the prompt. */
    private static final Set<String> SILENT =
            Set.of("stream", "stream_options", "prompt_cache_key", "prompt_cache_retention");

    /** Values that ask for no more than the default. */
    private static final Map<String, Object> USUAL = Map.ofEntries(
            Map.entry("n", 1),
            Map.entry(PARALLEL, true),
            Map.entry("store", false),
            Map.entry("logprobs", false),
            Map.entry("modalities", List.of("text")),
            Map.entry("response_format", Map.of("type", "text")),
            Map.entry("verbosity", "medium"),
            Map.entry("function_call", "auto"),
            Map.entry("frequency_penalty", 0),
            Map.entry("presence_penalty", 0),
            Map.entry("top_logprobs", 0));

    private final ChatRequest request;
    private final List<Content.Media> media = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Unsaid(ChatRequest request) {
        this.request = request;
        for (Message message : request.messages()) {
            for (Content part : message.content()) {
                if (part instanceof Content.Media item) {
                    media.add(item);
                }
            }
        }
    }

    /** For a protocol that has no place for anything beside the parts of messages. */
    public static Unsaid of(ChatRequest request) {
        return of(request, Set.of());
    }

    /**
     * For a protocol that has a place for some of what may stand beside the parts of messages.
     *
     * @param taken of what may stand there, what the protocol has a place for: {@value #FAILED}, and fields of media
     */
    public static Unsaid of(ChatRequest request, Set<String> taken) {
        Unsaid unsaid = new Unsaid(request);
        unsaid.add(!taken.contains(FAILED) && unsaid.any(Message::failed), "messages." + FAILED);
        Set<String> told = new TreeSet<>();
        unsaid.media.forEach(each -> told.addAll(each.extra().keySet()));
        told.forEach(name -> unsaid.add(!taken.contains(name), "messages." + name));
        return unsaid;
    }

    /** Speakers' names. A tool's name goes without saying: its result has the id of the call. */
    public Unsaid names() {
        return add(any(message -> message.role() != Role.TOOL && message.name() != null), "messages.name");
    }

    /** How closely the model should look at an image. */
    public Unsaid details() {
        return add(
                media.stream()
                        .anyMatch(
                                each -> each.detail() != null && !each.detail().equals("auto")),
                "image detail");
    }

    /** The names of those documents. */
    public Unsaid fileNames(Predicate<Content.Media> unnamed) {
        return add(
                media.stream()
                        .anyMatch(each ->
                                each.modality() == Modality.DOCUMENT && each.name() != null && unnamed.test(each)),
                "file names");
    }

    /** Texts to stop at that are nothing but white space. */
    public Unsaid blankStops() {
        boolean any = request.sampling().stop().stream().anyMatch(text -> !text.isEmpty() && text.isBlank());
        return add(any, "stop texts of white space");
    }

    /** Those of the request's extra fields. */
    public Unsaid extras(Predicate<String> leftOut) {
        request.extra().forEach((name, value) -> add(leftOut.test(name) && asks(name, value), name));
        return this;
    }

    /** A reasoning budget that the protocol sends as a word, if there is one. */
    public Unsaid budget(@Nullable String word) {
        Integer tokens = request.effort().budgetTokens();
        if (tokens != null && tokens > 0 && word != null) {
            notes.add("says a budget of " + tokens + " tokens as " + word);
        }
        return this;
    }

    /** An effort that the protocol says by another word, if it says it at all. */
    public Unsaid effort(@Nullable String word) {
        String asked = request.effort().level();
        boolean counted = request.effort().budgetTokens() != null;
        if (!counted && asked != null && word != null && !word.equals(asked)) {
            notes.add(EffortWords.note(asked, word));
        }
        return this;
    }

    /** That the model must keep to the schemas of some tools, where those are not held. */
    public Unsaid strict(Predicate<ToolSpec> held) {
        request.tools().stream()
                .filter(tool -> tool.strict() && !held.test(tool))
                .forEach(tool -> notes.add(DROPS_STRICT + tool.name()));
        return this;
    }

    /** That instructions from the middle of the conversation stand before it. */
    public Unsaid lateInstructions() {
        if (haveLateInstructions(request.messages())) {
            notes.add(MOVES_INSTRUCTIONS);
        }
        return this;
    }

    /** Whether instructions stand behind the beginning of a conversation. */
    public static boolean haveLateInstructions(List<Message> messages) {
        return messages.stream()
                .dropWhile(message -> message.role() == Role.SYSTEM)
                .anyMatch(message ->
                        message.role() == Role.SYSTEM && !message.text().isBlank());
    }

    /** Any other parameter, if it is not null. */
    public Unsaid parameter(String name, @Nullable Object value) {
        return add(value != null, name);
    }

    /** What was added, in order. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private Unsaid add(boolean asked, String what) {
        if (asked) {
            notes.add("drops " + what);
        }
        return this;
    }

    private boolean any(Predicate<Message> such) {
        for (Message message : request.messages()) {
            if (such.test(message)) {
                return true;
            }
        }
        return false;
    }

    private boolean asks(String name, @Nullable Object value) {
        boolean empty = value == null
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        boolean needless = name.equals(PARALLEL) && request.tools().isEmpty();
        return !empty && !needless && !SILENT.contains(name) && !isUsual(USUAL.get(name), value);
    }

    private static boolean isUsual(@Nullable Object usual, @Nullable Object value) {
        return usual instanceof Number number && value instanceof Number given
                ? number.doubleValue() == given.doubleValue()
                : usual != null && usual.equals(value);
    }
}
