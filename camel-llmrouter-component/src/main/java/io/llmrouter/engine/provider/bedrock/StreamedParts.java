package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what of a streamed answer comes in pieces and is told when its block is whole: images, and the citations of a
 * text that was told before. For one stream and one thread.
 */
final class StreamedParts {

    private static final String USUAL_FORMAT = "png";

    private final AnswerPieces pieces;
    private final Map<Integer, String> formats = new HashMap<>();
    private final Map<Integer, ByteArrayOutputStream> images = new HashMap<>();
    private final Map<Integer, List<Object>> citations = new HashMap<>();

    StreamedParts(AnswerPieces pieces) {
        this.pieces = pieces;
    }

    /** The beginning of a block that may be an image. */
    void start(int block, JsonNode image) {
        formats.put(block, image.path("format").asText(USUAL_FORMAT));
    }

    /** A piece of either; each piece of an image is encoded by itself. */
    List<StreamEvent> add(int block, JsonNode delta) {
        if (delta.path("citation").isObject()) {
            citations.computeIfAbsent(block, any -> new ArrayList<>()).add(ExactJson.plain(delta.path("citation")));
        }
        JsonNode piece = delta.at("/image/source/bytes");
        try {
            if (piece.isTextual()) {
                images.computeIfAbsent(block, any -> new ByteArrayOutputStream())
                        .writeBytes(piece.binaryValue());
            }
            return AnswerPieces.ALIVE;
        } catch (IOException notBase64) {
            return List.of(Malformed.notJson());
        }
    }

    /** What the block was, if it was one of these. */
    List<StreamEvent> stop(int block) {
        List<StreamEvent> events = new ArrayList<>(2);
        List<Object> cited = citations.remove(block);
        if (cited != null) {
            Object told = Map.of("citationsContent", Map.of("citations", cited));
            events.add(new StreamEvent.Extra(Map.of(ResponseReader.OTHER_BLOCKS, List.of(told))));
        }
        ByteArrayOutputStream image = images.remove(block);
        if (image != null) {
            String type = "image/" + formats.getOrDefault(block, USUAL_FORMAT);
            events.addAll(pieces.image(type, Base64.getEncoder().encodeToString(image.toByteArray())));
        }
        return events;
    }
}
