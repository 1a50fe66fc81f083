package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.EmptyAnswer;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.JsonEvents;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.wire.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final InlineThoughts inline;
    private final StreamedCalls calls = new StreamedCalls();
    private JsonNode tier = MissingNode.getInstance();
    private boolean started;
    private boolean spoke;
    private boolean refused;
    /** Whether usage came with nothing beside it, and nothing since: some servers count in every chunk. */
    private boolean counted;

    private @Nullable String finishWord;

    /** With the mark of thoughts that stands in the model's template; null where there is none. */
    StreamDecoder(OpenAiErrors errors, @Nullable String begun) {
        this.errors = errors;
        this.inline = new InlineThoughts(begun);
    }

    @Override
    public List<StreamEvent> read(SseEvent event) {
        if (event.isComment() && finishWord != null && counted) {
            return finish(rest());
        }
        return event.data().strip().equals(DONE) ? done() : JsonEvents.read(event, errors::inside, this::chunk);
    }

    @Override
    public List<StreamEvent> end() {
        if (finishWord != null) {
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
        boolean said = delta(choice.path("delta"), events);
        Choice.keepStreamed(choice, extra);
        extras(choice, events);
        String word = FinishReasons.said(choice);
        finishWord = word == null ? finishWord : word;
        boolean used = usage(chunk, events);
        counted = !said && (counted || used);
        return events;
    }

    /** Whether it said anything. */
    private boolean delta(JsonNode delta, List<StreamEvent> events) {
        MessageText said = MessageText.read(delta);
        if (!said.reasoning().isEmpty()) {
            inline.cameApart();
        }
        InlineThoughts.Parted parted = inline.read(said.text());
        details.add(delta);
        refused |= !said.refusal().isEmpty();
        int before = events.size();
        say(said.reasoning() + parted.reasoning(), parted.text() + said.refusal(), events);
        if (events.size() == before && !said.text().isEmpty()) {
            events.add(new StreamEvent.Ping());
        }
        calls.read(delta, events);
        return events.size() > before;
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
        ExtraFields.piece(Choice.PARTS, Choice.otherParts(choice.path("delta"))).ifPresent(events::add);
    }

    /** Whether there is any. */
    private boolean usage(JsonNode chunk, List<StreamEvent> events) {
        if (chunk.path("service_tier").isTextual()) {
            tier = chunk.path("service_tier");
        }
        JsonNode usage = chunk.path("usage").isObject()
                ? chunk.path("usage")
                : chunk.path("x_groq").path("usage");
        if (usage.isObject()) {
            events.add(new StreamEvent.UsageReported(UsageReader.read(usage, tier)));
        }
        return usage.isObject();
    }

    /** What was held back: a text that might have been the beginning of a mark, and the inputs of custom tools. */
    private List<StreamEvent> rest() {
        List<StreamEvent> events = new ArrayList<>(3);
        InlineThoughts.Parted parted = inline.end(reason() == FinishReason.STOP && !calls.haveAnswer());
        say(parted.reasoning(), parted.text(), events);
        calls.end(events);
        return events;
    }

    /** Some servers never tell a finish reason: to have spoken and be done is enough. */
    private List<StreamEvent> done() {
        List<StreamEvent> rest = rest();
        boolean answered = finishWord != null || !isSilent();
        return answered ? finish(rest) : List.of(Malformed.withoutAnswer());
    }

    private FinishReason reason() {
        return FinishReasons.of(finishWord, refused, !calls.areEmpty(), calls.haveAnswer());
    }

    private boolean isSilent() {
        return !spoke && calls.areEmpty() && !calls.haveAnswer();
    }

    private List<StreamEvent> finish(List<StreamEvent> events) {
        FinishReason reason = reason();
        Optional<Failure> empty = isSilent() ? EmptyAnswer.failure(reason, finishWord) : Optional.empty();
        if (empty.isPresent()) {
            return List.of(new StreamEvent.Failed(empty.get()));
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
