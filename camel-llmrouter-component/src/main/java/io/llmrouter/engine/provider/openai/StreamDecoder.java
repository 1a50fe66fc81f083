package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a streamed answer. The finish reason comes before the usage, so that {@code FINISHED} waits for
 * {@code [DONE]} or the stream's end.
 */
final class StreamDecoder implements ChatStreamDecoder {

    private static final String DONE = "[DONE]";

    /** What every chunk has, and what only hides its length. */
    private static final Set<String> NAMED =
            Set.of("id", "object", "model", "choices", "usage", "error", "obfuscation");

    private final OpenAiErrors errors;
    private final ExtraFields extra = new ExtraFields();
    private final ReasoningDetails details = new ReasoningDetails();
    private final InlineThoughts inline = new InlineThoughts();
    private final ToolCallIndexes toolCalls = new ToolCallIndexes();
    private JsonNode tier = MissingNode.getInstance();
    private boolean started;
    private boolean spoke;
    private boolean refused;
    private boolean finished;
    private @Nullable String finishWord;

    StreamDecoder(OpenAiErrors errors) {
        this.errors = errors;
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        return event.data().strip().equals(DONE) ? done() : JsonEvents.read(event, this::chunk);
    }

    @Override
    public List<StreamEvent> end() {
        if (finished) {
            return finish(rest());
        }
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> chunk(JsonNode chunk) {
        if (OpenAiErrors.isError(chunk)) {
            return List.of(new StreamEvent.Failed(errors.inside(chunk)));
        }
        JsonNode choice = Choice.first(chunk.path("choices"));
        if (OpenAiErrors.isError(choice)) {
            return List.of(new StreamEvent.Failed(errors.inside(choice)));
        }
        List<StreamEvent> events = new ArrayList<>(2);
        if (!started) {
            started = true;
            events.add(new StreamEvent.Started(
                    chunk.path("id").asText(""), chunk.path("model").asText("")));
        }
        extra.keep(chunk, NAMED);
        delta(choice.path("delta"), events);
        Choice.keepStreamed(choice, extra);
        extras(choice, events);
        if (choice.path("finish_reason").isTextual()) {
            finished = true;
            finishWord = choice.path("finish_reason").textValue();
        }
        usage(chunk, events);
        return events;
    }

    private void delta(JsonNode delta, List<StreamEvent> events) {
        MessageText said = MessageText.read(delta);
        InlineThoughts.Parted parted = inline.read(said.text());
        details.add(delta);
        refused |= !said.refusal().isEmpty();
        say(said.reasoning() + parted.reasoning(), parted.text() + said.refusal(), events);
        delta.path("tool_calls").forEach(call -> events.add(toolCall(call, call.path("function"))));
        JsonNode old = delta.path("function_call");
        if (!old.path("name").asText("").isEmpty() || !Choice.arguments(old).isEmpty()) {
            events.add(toolCall(delta, old));
        }
    }

    private void say(String reasoning, String text, List<StreamEvent> events) {
        if (!reasoning.isEmpty()) {
            events.add(new StreamEvent.ReasoningDelta(reasoning, null));
        }
        if (!text.isEmpty()) {
            spoke = true;
            events.add(new StreamEvent.TextDelta(text));
        }
    }

    private static void extras(JsonNode choice, List<StreamEvent> events) {
        ExtraFields.piece(Choice.LOGPROBS, choice.path(Choice.LOGPROBS)).ifPresent(events::add);
        for (String name : Choice.MESSAGE_LISTS) {
            ExtraFields.piece(name, choice.path("delta").path(name)).ifPresent(events::add);
        }
    }

    private StreamEvent toolCall(JsonNode call, JsonNode function) {
        boolean old = !call.has("function");
        int place = toolCalls.of(call);
        String name = function.path("name").asText("");
        String arguments = Choice.arguments(function);
        if (toolCalls.isAnswer(place, name)) {
            return arguments.isEmpty() ? new StreamEvent.Ping() : new StreamEvent.TextDelta(arguments);
        }
        String id = old && !name.isEmpty() ? "function_call" : call.path("id").asText("");
        return new StreamEvent.ToolCallDelta(
                toolCalls.index(place), id.isEmpty() ? null : id, name.isEmpty() ? null : name, arguments);
    }

    private void usage(JsonNode chunk, List<StreamEvent> events) {
        if (chunk.path("service_tier").isTextual()) {
            tier = chunk.path("service_tier");
        }
        JsonNode usage = chunk.path("usage").isObject()
                ? chunk.path("usage")
                : chunk.path("x_groq").path("usage");
        if (usage.isObject()) {
            events.add(new StreamEvent.UsageReported(UsageReader.read(usage, tier)));
        }
    }

    /** What of the text might have been the beginning of a mark. */
    private List<StreamEvent> rest() {
        List<StreamEvent> events = new ArrayList<>(3);
        InlineThoughts.Parted parted = inline.end(reason() == FinishReason.STOP && !toolCalls.haveAnswer());
        say(parted.reasoning(), parted.text(), events);
        return events;
    }

    /** Some servers never tell a finish reason: to have spoken and be done is enough. */
    private List<StreamEvent> done() {
        List<StreamEvent> rest = rest();
        boolean answered = finished || spoke || !toolCalls.isEmpty() || toolCalls.haveAnswer();
        return answered ? finish(rest) : List.of(Malformed.withoutAnswer());
    }

    private FinishReason reason() {
        return FinishReasons.of(finishWord, refused, !toolCalls.isEmpty(), toolCalls.haveAnswer());
    }

    private List<StreamEvent> finish(List<StreamEvent> events) {
        FinishReason reason = reason();
        boolean silent = !spoke && toolCalls.isEmpty() && !toolCalls.haveAnswer();
        if (reason == FinishReason.CONTENT_FILTER && silent) {
            return List.of(new StreamEvent.Failed(
                    Failure.of(FailureKind.CONTENT_POLICY, "the provider's content filter took the whole answer")));
        }
        String proof = details.signature();
        if (proof != null) {
            events.add(new StreamEvent.ReasoningDelta("", proof));
        }
        extra.addTo(events);
        events.add(new StreamEvent.Finished(reason, finishWord));
        return events;
    }
}
