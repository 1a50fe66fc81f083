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
 * done, then. An empty line stands between the parts of one item. For one stream and one thread.
 */
final class StreamedThoughts {

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
            case "response.reasoning_text.delta" -> piece(item, content(event), event, events);
            case "response.reasoning_summary_text.done" -> part(item, event, summary(event), events);
            case "response.reasoning_text.done" -> part(item, event, content(event), events);
            case "response.reasoning_summary_part.done" -> part(item, event.path("part"), summary(event), events);
            case "response.reasoning_part.done" -> part(item, event.path("part"), content(event), events);
            case "response.reasoning_summary_part.added" -> latest.computeIfPresent(item, (place, part) -> "");
            default -> {
                // a sign of life
            }
        }
    }

    private static String summary(JsonNode event) {
        return "summary" + event.path("summary_index").asInt(0);
    }

    private static String content(JsonNode event) {
        return "content" + event.path("content_index").asInt(0);
    }

    private void piece(int item, String part, JsonNode event, List<StreamEvent> events) {
        tell(item, part, event.path("delta").asText(""), events);
    }

    /** A part that is done, unless it was told in pieces. */
    void part(int item, JsonNode part, String place, List<StreamEvent> events) {
        if (!told.contains(item + place)) {
            tell(item, place, part.path("text").asText(""), events);
        }
    }

    private void tell(int item, String part, String text, List<StreamEvent> events) {
        if (text.isEmpty()) {
            return;
        }
        told.add(item + part);
        String before = latest.put(item, part);
        if (before != null && !before.equals(part)) {
            events.add(new StreamEvent.ReasoningDelta(Thoughts.GAP, null));
        }
        events.add(new StreamEvent.ReasoningDelta(text, null));
    }

    /** An item that is done: what seals it, and its text where nothing of it was told. */
    void done(int item, JsonNode whole, String family, List<StreamEvent> events) {
        String text = latest.containsKey(item) ? "" : Thoughts.text(whole);
        events.add(new StreamEvent.ReasoningDelta(text, Thoughts.signature(whole, family)));
    }
}
