package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the items of a streamed answer into events. The API numbers all items from 0, events number tool calls alone.
 * What some servers send only with the end of an item, without pieces before, is told then. For one stream and one
 * thread.
 */
final class StreamItems {

    private final AnswerPieces pieces = new AnswerPieces();
    private final Set<String> told = new HashSet<>();
    private String family = "";
    private boolean refused;

    /** Takes note of the model that answers. */
    void of(String model) {
        family = ModelFamily.ofAnswer(model);
    }

    boolean refused() {
        return refused;
    }

    boolean haveToolCalls() {
        return pieces.haveToolCalls();
    }

    /** Whether nothing of an answer came. */
    boolean areSilent() {
        return pieces.areSilent();
    }

    void read(String type, JsonNode event, List<StreamEvent> events) {
        switch (type) {
            case "response.output_text.delta" -> text(event, "delta", events);
            case "response.refusal.delta" -> {
                refused = true;
                text(event, "delta", events);
            }
            case "response.output_text.done" -> unlessTold(event, "text", events);
            case "response.refusal.done" -> unlessTold(event, "refusal", events);
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> thought(event, events);
            case "response.reasoning_summary_part.added" -> gap(event, events);
            case "response.function_call_arguments.delta" ->
                events.addAll(pieces.arguments(index(event), event.path("delta").asText("")));
            case "response.function_call_arguments.done" -> restOfArguments(index(event), event, events);
            case "response.output_item.added" -> added(index(event), event.path("item"), events);
            case "response.output_item.done" -> done(index(event), event.path("item"), events);
            default -> {
                // a sign of life
            }
        }
    }

    private void text(JsonNode event, String field, List<StreamEvent> events) {
        told.add(place(event));
        events.addAll(pieces.text(event.path(field).asText("")));
    }

    private void unlessTold(JsonNode event, String field, List<StreamEvent> events) {
        refused |= field.equals("refusal");
        if (!told.contains(place(event))) {
            text(event, field, events);
        }
    }

    private static String place(JsonNode event) {
        return index(event) + "/" + event.path("content_index").asInt(0);
    }

    private void thought(JsonNode event, List<StreamEvent> events) {
        String text = event.path("delta").asText("");
        if (!text.isEmpty()) {
            told.add(thoughts(index(event)));
            events.add(new StreamEvent.ReasoningDelta(text, null));
        }
    }

    private void gap(JsonNode event, List<StreamEvent> events) {
        if (told.contains(thoughts(index(event)))) {
            events.add(new StreamEvent.ReasoningDelta(Thoughts.GAP, null));
        }
    }

    private static String thoughts(int item) {
        return item + "/thoughts";
    }

    private void added(int item, JsonNode added, List<StreamEvent> events) {
        if (added.path("type").asText("").equals("function_call") && !pieces.haveCallAt(item)) {
            ToolCall call = ResponseReader.call(added);
            events.addAll(pieces.call(item, call.id(), call.name(), call.arguments()));
        }
    }

    private void restOfArguments(int item, JsonNode whole, List<StreamEvent> events) {
        events.addAll(pieces.wholeArguments(item, whole.path("arguments").asText("")));
    }

    private void done(int item, JsonNode whole, List<StreamEvent> events) {
        switch (whole.path("type").asText("")) {
            case "message" -> {
                // told in pieces
            }
            case "function_call" -> {
                added(item, whole, events);
                restOfArguments(item, whole, events);
            }
            case "reasoning" -> {
                String text = told.contains(thoughts(item)) ? "" : Thoughts.text(whole);
                events.add(new StreamEvent.ReasoningDelta(text, Thoughts.signature(whole, family)));
            }
            default -> {
                events.add(new StreamEvent.ReasoningDelta(
                        "", Thoughts.carried(whole, family).signature()));
                GeneratedImage.of(whole).ifPresent(image -> events.add(image.extra()));
            }
        }
    }

    private static int index(JsonNode event) {
        return event.path("output_index").asInt(0);
    }
}
