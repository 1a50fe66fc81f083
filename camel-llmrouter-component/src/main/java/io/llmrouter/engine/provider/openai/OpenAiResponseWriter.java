package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ExactJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers and errors as OpenAI clients expect them, documented at
 * https://platform.openai.com/docs/api-reference/chat/object and https://platform.openai.com/docs/guides/error-codes. The
 * results are maps ready to be written as JSON, by {@link io.llmrouter.engine.wire.Json#write} or another writer.
 * Thread-safe.
 */
public final class OpenAiResponseWriter {

    private final InstantSource clock;
    private final Supplier<String> ids;

    /** Dates answers by this clock, and takes the ids of answers that have none from this supplier. */
    public OpenAiResponseWriter(InstantSource clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A whole answer. */
    public Map<String, Object> response(ChatResponse response) {
        Map<String, Object> extra = new LinkedHashMap<>(response.extra());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("id", response.id().isEmpty() ? ids.get() : response.id());
        root.put("object", "chat.completion");
        Object created = extra.remove("created");
        root.put("created", created == null ? clock.instant().getEpochSecond() : created);
        root.put("model", response.model());
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message(response, extra));
        choice.put("finish_reason", finishWord(response.finishReason(), response.rawFinishReason()));
        move(Choice.EXTRAS, extra, choice);
        root.put("choices", List.of(choice));
        root.put("usage", usage(response.usage()));
        extra.forEach(root::putIfAbsent);
        putService(root, response.usage());
        return root;
    }

    /** The class of service that the call had, where some provider told it, in OpenAI's place for it. */
    static void putService(Map<String, Object> root, @Nullable Usage usage) {
        String service = usage == null ? null : usage.units().service();
        if (service != null) {
            root.putIfAbsent("service_tier", service);
        }
    }

    /** A writer for one streamed answer; with {@code includeUsage} it tells the usage in a last chunk. */
    public OpenAiChunkWriter chunks(boolean includeUsage) {
        return chunks(includeUsage, Map::of);
    }

    /** The same, with more fields in the chunk that tells how the answer ended, or that it failed; asked for then. */
    public OpenAiChunkWriter chunks(boolean includeUsage, Supplier<Map<String, ?>> lastFields) {
        return new OpenAiChunkWriter(ids.get(), clock.instant().getEpochSecond(), includeUsage, lastFields);
    }

    /** The HTTP status to answer a failure with. */
    public static int status(Failure failure) {
        return ErrorForm.of(failure.kind()).status();
    }

    /** A failure as an error object. */
    public static Map<String, Object> error(Failure failure) {
        ErrorForm form = ErrorForm.of(failure.kind());
        return error(failure.message(), form, null);
    }

    /** The error object, to go with status 400, for a request that could not be read. */
    public static Map<String, Object> error(MalformedRequestException problem) {
        ErrorForm form = new ErrorForm(400, "invalid_request_error", "invalid_request");
        return error(String.valueOf(problem.getMessage()), form, problem.path().isEmpty() ? null : problem.path());
    }

    private static Map<String, Object> error(String message, ErrorForm form, @Nullable String param) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", form.type());
        error.put("param", param);
        error.put("code", form.code());
        return Map.of("error", error);
    }

    private static Map<String, Object> message(ChatResponse response, Map<String, Object> extra) {
        Map<String, Object> message = new LinkedHashMap<>();
        String text = response.text();
        boolean refused = refused(response.finishReason(), response.rawFinishReason());
        boolean silent = text.isEmpty() && !response.message().toolCalls().isEmpty();
        message.put("role", "assistant");
        message.put("content", refused || silent ? null : text);
        message.put("refusal", refused ? text : null);
        String reasoning = response.message().reasoning();
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning);
        }
        ReasoningDetails.carried(response.message()).forEach((name, list) -> message.put(name, ExactJson.plain(list)));
        if (!response.message().toolCalls().isEmpty()) {
            message.put("tool_calls", toolCalls(response.message().toolCalls()));
        }
        move(Choice.MESSAGE_EXTRAS, extra, message);
        return message;
    }

    private static void move(List<String> names, Map<String, Object> from, Map<String, Object> to) {
        for (String name : names) {
            Object value = from.remove(name);
            if (value != null) {
                to.put(name, value);
            }
        }
    }

    private static List<Map<String, Object>> toolCalls(List<ToolCall> calls) {
        List<Map<String, Object>> written = new ArrayList<>();
        for (ToolCall call : calls) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", call.id());
            item.put("type", "function");
            item.put("function", Map.of("name", call.name(), "arguments", call.arguments()));
            written.add(item);
        }
        return written;
    }

    /** A refusal ends with {@code stop} on the wire, what a filter cuts with {@code content_filter}. */
    private static boolean refused(FinishReason reason, @Nullable String word) {
        return reason == FinishReason.CONTENT_FILTER && "stop".equals(word);
    }

    static String finishWord(FinishReason reason, @Nullable String word) {
        return refused(reason, word) ? "stop" : FinishReasons.word(reason);
    }

    static Map<String, Object> usage(Usage usage) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("prompt_tokens", usage.inputTokens());
        written.put("completion_tokens", usage.outputTokens());
        written.put("total_tokens", usage.totalTokens());
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("cached_tokens", usage.cachedInputTokens());
        input.put("audio_tokens", usage.inputAudioTokens());
        written.put("prompt_tokens_details", input);
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("reasoning_tokens", usage.reasoningTokens());
        output.put("audio_tokens", usage.outputAudioTokens());
        written.put("completion_tokens_details", output);
        return written;
    }
}
