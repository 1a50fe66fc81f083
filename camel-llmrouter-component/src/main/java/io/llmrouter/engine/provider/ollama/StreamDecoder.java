package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a streamed answer, each a piece of it; the one with {@code done} makes it whole. */
final class StreamDecoder implements ChatStreamDecoder {

    private static final String LOGPROBS = "logprobs";

    /** What lines tell one by one, so that the last need not. */
    private static final Set<String> TOLD = told();

    private final OllamaErrors errors;
    private final InlineThoughts inline;
    private boolean started;
    private int calls;

    /** With the mark of thoughts that stands in the model's template; null where there is none. */
    StreamDecoder(OllamaErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.inline = new InlineThoughts(begun);
    }

    private static Set<String> told() {
        Set<String> told = new HashSet<>(ResponseReader.NAMED);
        told.add(LOGPROBS);
        return Set.copyOf(told);
    }

    @Override
    public List<StreamEvent> read(SseEvent line) {
        return JsonEvents.read(line, errors::inside, this::read);
    }

    @Override
    public List<StreamEvent> end() {
        return List.of(Malformed.brokenOff(started));
    }

    private List<StreamEvent> read(JsonNode line) {
        if (OllamaErrors.isError(line)) {
            return List.of(new StreamEvent.Failed(errors.inside(line)));
        }
        if (!AnswerParts.isAnswer(line)) {
            return List.of(new StreamEvent.Ping());
        }
        List<StreamEvent> events = new ArrayList<>(2);
        if (!started) {
            started = true;
            events.add(new StreamEvent.Started("", line.path("model").asText("")));
        }
        add(line, events);
        if (line.path("done").booleanValue()) {
            end(line, events);
        }
        return events;
    }

    private void add(JsonNode line, List<StreamEvent> events) {
        String thinking = AnswerParts.thinking(line);
        if (!thinking.isEmpty()) {
            inline.cameApart();
        }
        InlineThoughts.Parted parted = inline.read(AnswerParts.text(line));
        say(thinking + parted.reasoning(), parted.text(), events);
        for (JsonNode call : AnswerParts.toolCalls(line)) {
            events.add(new StreamEvent.ToolCallDelta(
                    calls, AnswerParts.id(call, calls), AnswerParts.name(call), AnswerParts.arguments(call)));
            calls++;
        }
        ExtraFields.piece(LOGPROBS, line.path(LOGPROBS)).ifPresent(events::add);
    }

    private static void say(String thinking, String text, List<StreamEvent> events) {
        if (!thinking.isEmpty()) {
            events.add(new StreamEvent.ReasoningDelta(thinking, null));
        }
        if (!text.isEmpty()) {
            events.add(new StreamEvent.TextDelta(text));
        }
    }

    private void end(JsonNode line, List<StreamEvent> events) {
        @Nullable String word = line.path("done_reason").textValue();
        FinishReason reason = AnswerParts.reason(word, calls > 0);
        InlineThoughts.Parted rest = inline.end(reason == FinishReason.STOP);
        say(rest.reasoning(), rest.text(), events);
        events.add(new StreamEvent.UsageReported(AnswerParts.usage(line)));
        ExtraFields extra = new ExtraFields();
        extra.keep(line, TOLD);
        extra.addTo(events);
        events.add(new StreamEvent.Finished(reason, word));
    }
}
