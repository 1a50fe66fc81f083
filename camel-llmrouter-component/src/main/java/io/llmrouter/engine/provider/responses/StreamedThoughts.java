package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The thoughts in a stream, each part of which is told once: piece by piece, or, where a server tells it only when it is
 * done, then. An empty line stands between the parts of one item. Pieces of the full text are one part until it ends,
 * whatever they are numbered: some servers count them instead of their parts. For one stream and one thread.
 */
final class StreamedThoughts {

    private static final String CONTENT = "content";

    private final ToldText text = new ToldText();
    private final Set<String> told = new HashSet<>();
    /** The part that was told last, by item. */
    private final Map<Integer, String> latest = new HashMap<>();

    /** Whether none were told. */
    boolean areSilent() {
        return latest.isEmpty();
    }

    /** Reads an event that may be about thoughts; any other is a sign of life. */
    void read(int item, String type, JsonNode event, List<StreamEvent> events) {
        switch (type) {
            case "response.reasoning_summary_text.delta" -> piece(item, summary(event), event, events);
            case "response.reasoning_text.delta" -> piece(item, CONTENT, event, events);
            case "response.reasoning_summary_text.done" -> part(item, type, summary(event), event, events);
            case "response.reasoning_text.done" -> part(item, type, content(event), event, events);
            case "response.reasoning_summary_part.done" -> part(item, type, summary(event), event.path("part"), events);
            case "response.reasoning_part.done" -> part(item, type, content(event), event.path("part"), events);
            case "response.reasoning_summary_part.added",
                    "response.reasoning_part.added",
                    "response.content_part.added" -> end(item);
            default -> {
                // a sign of life
            }
        }
    }

    private static String summary(JsonNode event) {
        return "summary" + event.path("summary_index").asInt(0);
    }

    private static String content(JsonNode event) {
        return CONTENT + event.path("content_index").asInt(0);
    }

    private void piece(int item, String part, JsonNode event, List<StreamEvent> events) {
        String piece = event.path("delta").asText("");
        if (!piece.isEmpty()) {
            told.add(item + (part.equals(CONTENT) ? content(event) : part));
            tell(item, part, piece, events);
            text.add(piece);
        }
    }

    /** A part that is done, unless it was told in pieces. */
    void part(int item, String form, String place, JsonNode part, List<StreamEvent> events) {
        String words = part.path("text").asText("");
        if (!text.repeats(form, words) && !words.isEmpty() && !told.contains(item + place)) {
            told.add(item + place);
            tell(item, place, words, events);
            text.add(form, words);
        }
        end(item);
    }

    /** What comes next is another part. */
    private void end(int item) {
        latest.computeIfPresent(item, (place, part) -> "");
    }

    private void tell(int item, String part, String words, List<StreamEvent> events) {
        String before = latest.put(item, part);
        if (before != null && !before.equals(part)) {
            text.add(Thoughts.GAP);
            events.add(new StreamEvent.ReasoningDelta(Thoughts.GAP, null));
        }
        events.add(new StreamEvent.ReasoningDelta(words, null));
    }

    /** An item that is done: what seals it, and its text where nothing of it was told. */
    void done(int item, JsonNode whole, String family, List<StreamEvent> events) {
        String words = Thoughts.text(whole);
        boolean repeated = text.repeats(ItemPlaces.DONE, words) || latest.containsKey(item);
        if (!repeated) {
            text.add(ItemPlaces.DONE, words);
        }
        events.add(new StreamEvent.ReasoningDelta(repeated ? "" : words, Thoughts.signature(whole, family)));
    }
}
