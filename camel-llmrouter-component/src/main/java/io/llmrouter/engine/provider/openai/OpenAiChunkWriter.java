package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Extra;
import io.llmrouter.engine.model.StreamEvent.Failed;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one stream of events as the server-sent chunks OpenAI clients expect, documented at
 * https://platform.openai.com/docs/api-reference/chat-streaming. For one thread. A failure is written as an error object,
 * and no {@code [DONE]} follows it.
 */
public final class OpenAiChunkWriter {

    private final long created;
    private final boolean includeUsage;
    private final Supplier<Map<String, ?>> lastFields;
    private String id;
    private String model = "";
    private @Nullable Usage usage;
    private final Map<String, Object> beside = new LinkedHashMap<>();

    OpenAiChunkWriter(String id, long created, boolean includeUsage, Supplier<Map<String, ?>> lastFields) {
        this.id = id;
        this.created = created;
        this.includeUsage = includeUsage;
        this.lastFields = lastFields;
    }

    /** The text to send for an event: whole server-sent events, each closed by an empty line; may be empty. */
    public String write(StreamEvent event) {
        return switch (event.kind()) {
            case STARTED -> started((Started) event);
            case TEXT -> delta(Map.of("content", ((TextDelta) event).text()));
            case REASONING -> delta(thought((ReasoningDelta) event));
            case TOOL_CALL -> delta(Map.of("tool_calls", List.of(toolCall((ToolCallDelta) event))));
            case EXTRA -> extra(((Extra) event).fields());
            case USAGE -> keep(((UsageReported) event).usage());
            case PING -> ": ping\n\n";
            case FINISHED -> finished((Finished) event);
            case FAILED -> data(ended(OpenAiResponseWriter.error(((Failed) event).failure())));
        };
    }

    private String started(Started event) {
        id = event.id().isEmpty() ? id : event.id();
        model = event.model();
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("role", "assistant");
        delta.put("content", "");
        return delta(delta);
    }

    private static Map<String, Object> thought(ReasoningDelta event) {
        Map<String, Object> delta = new LinkedHashMap<>();
        delta.put("reasoning_content", event.text());
        ReasoningDetails.carried(event.signature()).forEach((name, list) -> delta.put(name, ExactJson.plain(list)));
        return delta;
    }

    /** What stands in a choice is written at once, what stands beside it with the end. */
    private String extra(Map<String, Object> fields) {
        Map<String, Object> delta = new LinkedHashMap<>();
        Map<String, Object> choice = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (Choice.MESSAGE_EXTRAS.contains(name)) {
                delta.put(name, value);
            } else if (Choice.EXTRAS.contains(name)) {
                choice.put(name, value);
            } else if (!name.equals("usage")) {
                beside.put(name, value);
            }
        });
        return delta.isEmpty() && choice.isEmpty() ? "" : data(chunk(delta, null, choice));
    }

    private String keep(Usage reported) {
        usage = reported;
        return "";
    }

    private static Map<String, Object> toolCall(ToolCallDelta event) {
        Map<String, Object> function = new LinkedHashMap<>();
        if (event.name() != null) {
            function.put("name", event.name());
        }
        function.put("arguments", event.arguments());
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("index", event.index());
        if (event.id() != null) {
            call.put("id", event.id());
            call.put("type", "function");
        }
        call.put("function", function);
        return call;
    }

    private String finished(Finished event) {
        String word = OpenAiResponseWriter.finishWord(event.reason(), event.rawReason());
        Map<String, Object> last = new LinkedHashMap<>(chunk(Map.of(), word, Map.of()));
        beside.forEach(last::putIfAbsent);
        OpenAiResponseWriter.putService(last, usage);
        return data(ended(last)) + usageChunk() + "data: [DONE]\n\n";
    }

    private String usageChunk() {
        if (!includeUsage || usage == null) {
            return "";
        }
        Map<String, Object> root = head(List.of());
        root.put("usage", OpenAiResponseWriter.usage(usage));
        return data(root);
    }

    private String delta(Map<String, Object> delta) {
        return data(chunk(delta, null, Map.of()));
    }

    private Map<String, Object> ended(Map<String, Object> root) {
        Map<String, Object> whole = new LinkedHashMap<>(root);
        whole.putAll(lastFields.get());
        return whole;
    }

    private Map<String, Object> chunk(
            Map<String, Object> delta, @Nullable String finishWord, Map<String, Object> beside) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.putAll(beside);
        choice.put("finish_reason", finishWord);
        return head(List.of(choice));
    }

    private Map<String, Object> head(List<Map<String, Object>> choices) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("id", id);
        root.put("object", "chat.completion.chunk");
        root.put("created", created);
        root.put("model", model);
        root.put("choices", choices);
        return root;
    }

    private static String data(Map<String, Object> json) {
        return "data: " + Json.write(json) + "\n\n";
    }
}
