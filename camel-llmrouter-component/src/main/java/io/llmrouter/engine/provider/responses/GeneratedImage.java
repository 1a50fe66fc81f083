package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.conversation.Seal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image that the provider's own tool drew, as an item {@code image_generation_call}.
 *
 * @param mediaType such as {@code image/png}
 * @param base64 its bytes
 */
record GeneratedImage(String mediaType, String base64) {

    private static final String TYPE = "image_generation_call";

    /** The image of an item; empty if it is another, or has none. */
    static Optional<GeneratedImage> of(JsonNode item) {
        String result = item.path("result").asText("");
        boolean drawn = item.path("type").asText("").equals(TYPE) && !result.isEmpty();
        return drawn
                ? Optional.of(
                        new GeneratedImage("image/" + item.path("output_format").asText("png"), result))
                : Optional.empty();
    }

    /** Whether reasoning carries the item of an image into the next turn. */
    static boolean isCarriedBy(Content.Reasoning thought) {
        return Seal.of(Thoughts.DIALECT, thought.signature())
                .filter(seal -> seal.place().equals(Thoughts.ITEM))
                .filter(seal -> seal.value().contains('"' + TYPE + '"'))
                .isPresent();
    }

    /** As a part of a whole answer. */
    Content.Media media() {
        return new Content.Media(
                Modality.IMAGE, mediaType, new MediaSource(MediaSource.Kind.INLINE, base64), null, null);
    }

    /** As an event of a stream, in the form of Chat Completions. */
    StreamEvent extra() {
        return new StreamEvent.Extra(
                Map.of("images", List.of(Map.of("type", "image_url", "image_url", Map.of("url", media().address())))));
    }
}
