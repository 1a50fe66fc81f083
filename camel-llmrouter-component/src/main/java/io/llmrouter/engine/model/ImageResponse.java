package io.llmrouter.engine.model;

import java.util.List;
import java.util.Objects;

/**
 * Drawn images.
 *
 * @param model the model as the provider names it; may be empty
 * @param images at least one, each with its bytes or with an address that may hold only for a while
 * @param usage what it used
 */
public record ImageResponse(String model, List<Content.Media> images, Usage usage) implements ModelResponse {

    public ImageResponse {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(usage, "usage");
        images = List.copyOf(images);
    }

    @Override
    public ImageResponse withUsage(Usage other) {
        return new ImageResponse(model, images, other);
    }
}
