package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.conversation.CalledTools;
import io.llmrouter.engine.provider.conversation.CustomTools;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pieces of tool calls in a stream, as events. Each call has one id and one name, told as soon as the name is known; a
 * call without an id gets one made of its place and its name. A call of the answer's own tool is text. For one stream and
 * one thread.
 */
final class StreamedCalls {

    private final ToolCallIndexes indexes = new ToolCallIndexes();
    private final Set<Integer> named = new HashSet<>();
    /** Inputs of custom tools, which are told as JSON and so not before they are whole. */
    private final Map<Integer, StringBuilder> inputs = new LinkedHashMap<>();

    /** Whether no tool was called that is the caller's. */
    boolean areEmpty() {
        return indexes.isEmpty();
    }

    /** Whether the answer's own tool was called. */
    boolean haveAnswer() {
        return indexes.haveAnswer();
    }

    void read(JsonNode delta, List<StreamEvent> events) {
        delta.path("tool_calls").forEach(call -> events.add(piece(CallPiece.of(call))));
        CallPiece old = CallPiece.old(delta.path("function_call"));
        if (!old.saysNothing()) {
            events.add(piece(old));
        }
    }

    private StreamEvent piece(CallPiece piece) {
        int place = indexes.of(piece);
        if (indexes.isAnswer(place, piece.name())) {
            return piece.arguments().isEmpty() ? new StreamEvent.Ping() : new StreamEvent.TextDelta(piece.arguments());
        }
        if (piece.custom()) {
            inputs.computeIfAbsent(place, any -> new StringBuilder()).append(piece.arguments());
        }
        String arguments = piece.custom() ? "" : piece.arguments();
        int index = indexes.index(place);
        return piece.name().isEmpty() || !named.add(place)
                ? new StreamEvent.ToolCallDelta(index, null, null, arguments)
                : new StreamEvent.ToolCallDelta(index, id(piece, place), piece.name(), arguments);
    }

    /** Some servers tell the id before the name, and only then. */
    private String id(CallPiece piece, int place) {
        String told = piece.id().isEmpty() ? indexes.id(place) : piece.id();
        return CalledTools.id(told, place, piece.name());
    }

    /** What could not be told before the end. */
    void end(List<StreamEvent> events) {
        inputs.forEach((place, input) -> events.add(new StreamEvent.ToolCallDelta(
                indexes.index(place), null, null, CustomTools.arguments(input.toString()))));
        inputs.clear();
    }
}
