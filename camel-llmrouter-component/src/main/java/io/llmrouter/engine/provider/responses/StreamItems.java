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
    private final ToldText text = new ToldText();
    private final ToldCalls calls = new ToldCalls();
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
        int item = places.of(type, event);
        switch (type) {
            case "response.output_text.delta" -> piece(item, event, events);
            case "response.refusal.delta" -> {
                refused = true;
                piece(item, event, events);
            }
            case "response.output_text.done", "response.refusal.done" -> whole(item, type, part(event), event, events);
            case "response.content_part.done" -> whole(item, type, part(event), event.path("part"), events);
            case "response.output_text.annotation.added" -> gathered.beside(event);
            case "response.function_call_arguments.delta" ->
                events.addAll(pieces.arguments(item, event.path("delta").asText("")));
            case "response.function_call_arguments.done" -> restOfArguments(item, event, events);
            case ItemPlaces.ADDED -> added(item, event.path("item"), events);
            case ItemPlaces.DONE -> {
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
        Set<String> untold = calls.missing(output);
        for (JsonNode item : output) {
            if (all || missing.contains(item.path("type").asText("")) || ToldCalls.isOneOf(untold, item)) {
                done(places.next(), item, events);
            }
        }
        return gathered.completed(response);
    }

    private void piece(int item, JsonNode event, List<StreamEvent> events) {
        gathered.beside(event);
        String piece = event.path("delta").asText("");
        if (!piece.isEmpty()) {
            text.add(piece);
            tell(item, part(event), piece, events);
        }
    }

    private static int part(JsonNode event) {
        return event.path("content_index").asInt(0);
    }

    private void tell(int item, int part, String words, List<StreamEvent> events) {
        told.add(item + "/" + part);
        told.add(item + "/");
        types.add(MESSAGE);
        events.addAll(pieces.text(words));
    }

    /** A part of a message that is done, unless it was told in pieces. */
    private void whole(int item, String form, int place, JsonNode part, List<StreamEvent> events) {
        refused |= part.hasNonNull("refusal");
        String words = ResponseReader.text(part);
        if (part.path("type").asText("").equals("reasoning_text")) {
            thoughts.part(item, form, "content" + place, part, events);
        } else if (!text.repeats(form, words) && !words.isEmpty() && !told.contains(item + "/" + place)) {
            text.add(form, words);
            tell(item, place, words, events);
        }
    }

    private void added(int item, JsonNode added, List<StreamEvent> events) {
        if (added.path("type").asText("").equals(CALL) && !pieces.haveCallAt(item)) {
            ToolCall call = ResponseReader.call(added);
            types.add(CALL);
            calls.add(call.id());
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
                calls.add(call.id());
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
        List<JsonNode> parts = ResponseReader.parts(whole);
        if (told.contains(item + "/")) {
            parts.forEach(part -> text.repeats(MESSAGE, ResponseReader.text(part)));
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            whole(item, MESSAGE, i, parts.get(i), events);
        }
    }
}
