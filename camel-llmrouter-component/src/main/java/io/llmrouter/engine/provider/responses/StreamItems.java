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
 * Turns the items of a streamed answer into events, each part once: piece by piece, or, where a server sends it only with
 * the end of its item or of the answer, then. The API numbers all items from 0, events number tool calls alone. For one
 * stream and one thread.
 */
final class StreamItems {

    private static final String MESSAGE = "message";
    private static final String CALL = "function_call";
    /** What an answer is made of. */
    private static final Set<String> SPOKEN = Set.of(MESSAGE, CALL, ResponseReader.CUSTOM);

    private final AnswerPieces pieces = new AnswerPieces();
    private final ItemPlaces places = new ItemPlaces();
    private final GatheredItems gathered = new GatheredItems();
    private final StreamedThoughts thoughts = new StreamedThoughts();
    private final Set<String> told = new HashSet<>();
    /** The types of which something was told. */
    private final Set<String> types = new HashSet<>();

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
        int item = places.of(event);
        switch (type) {
            case "response.output_text.delta" -> piece(item, event, events);
            case "response.refusal.delta" -> {
                refused = true;
                piece(item, event, events);
            }
            case "response.output_text.done", "response.refusal.done" -> whole(item, event, event, events);
            case "response.content_part.done" -> whole(item, event, event.path("part"), events);
            case "response.output_text.annotation.added" -> gathered.beside(event);
            case "response.function_call_arguments.delta" ->
                events.addAll(pieces.arguments(item, event.path("delta").asText("")));
            case "response.function_call_arguments.done" -> restOfArguments(item, event, events);
            case "response.output_item.added" -> added(item, event.path("item"), events);
            case "response.output_item.done" -> {
                gathered.item(event.path("item"));
                done(item, event.path("item"), events);
            }
            default -> thoughts.read(item, type, event, events);
        }
    }

    /**
     * The answer with its items. Those that nothing was told of are told: all of them, or, as others would stand in the
     * wrong place by now, texts where there were none, and calls.
     */
    JsonNode completed(JsonNode response, List<StreamEvent> events) {
        JsonNode output = response.path("output");
        boolean all = types.isEmpty() && thoughts.areSilent();
        Set<String> missing = new HashSet<>(SPOKEN);
        missing.removeAll(types);
        for (int i = 0; i < output.size(); i++) {
            if (all || missing.contains(output.get(i).path("type").asText(""))) {
                done(i, output.get(i), events);
            }
        }
        return gathered.completed(response);
    }

    private void piece(int item, JsonNode event, List<StreamEvent> events) {
        gathered.beside(event);
        text(item, event.path("content_index").asInt(0), event.path("delta").asText(""), events);
    }

    private void text(int item, int part, String text, List<StreamEvent> events) {
        told.add(item + "/" + part);
        told.add(item + "/");
        types.add(MESSAGE);
        events.addAll(pieces.text(text));
    }

    /** A part of a message that is done, unless it was told in pieces. */
    private void whole(int item, JsonNode event, JsonNode part, List<StreamEvent> events) {
        whole(item, event.path("content_index").asInt(0), part, events);
    }

    private void whole(int item, int place, JsonNode part, List<StreamEvent> events) {
        refused |= part.hasNonNull("refusal");
        String text = ResponseReader.text(part);
        if (part.path("type").asText("").equals("reasoning_text")) {
            thoughts.part(item, part, "content" + place, events);
        } else if (!text.isEmpty() && !told.contains(item + "/" + place)) {
            text(item, place, text, events);
        }
    }

    private void added(int item, JsonNode added, List<StreamEvent> events) {
        if (added.path("type").asText("").equals(CALL) && !pieces.haveCallAt(item)) {
            ToolCall call = ResponseReader.call(added);
            types.add(CALL);
            events.addAll(pieces.call(item, call.id(), call.name(), call.arguments()));
        }
    }

    private void restOfArguments(int item, JsonNode whole, List<StreamEvent> events) {
        events.addAll(pieces.wholeArguments(item, ResponseReader.arguments(whole)));
    }

    private void done(int item, JsonNode whole, List<StreamEvent> events) {
        String type = whole.path("type").asText("");
        switch (type) {
            case MESSAGE -> message(item, whole, events);
            case CALL -> {
                added(item, whole, events);
                restOfArguments(item, whole, events);
            }
            case ResponseReader.CUSTOM -> {
                types.add(type);
                ToolCall call = ResponseReader.customCall(whole);
                events.addAll(pieces.call(item, call.id(), call.name(), call.arguments()));
            }
            case "reasoning" -> {
                types.add(type);
                thoughts.done(item, whole, family, events);
            }
            default -> {
                types.add(type);
                events.add(new StreamEvent.ReasoningDelta(
                        "", Thoughts.carried(whole, family).signature()));
                GeneratedImage.of(whole).ifPresent(image -> events.add(image.extra()));
            }
        }
    }

    /** Told as a whole or not at all: some servers count its parts otherwise while they tell pieces. */
    private void message(int item, JsonNode whole, List<StreamEvent> events) {
        List<JsonNode> parts = told.contains(item + "/") ? List.of() : ResponseReader.parts(whole);
        for (int i = 0; i < parts.size(); i++) {
            whole(item, i, parts.get(i), events);
        }
    }
}
