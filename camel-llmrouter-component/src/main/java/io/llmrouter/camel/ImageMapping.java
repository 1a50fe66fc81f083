package io.llmrouter.camel;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.ModelRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A text becomes an image: its bytes, or its address where the provider gives only that; several become a list. */
final class ImageMapping implements OperationMapping<ImageResponse> {

    private final LlmRouterConfiguration options;

    ImageMapping(LlmRouterConfiguration options) {
        this.options = options;
    }

    @Override
    public ModelRequest<ImageResponse> request(Exchange exchange, Headers headers) {
        if (exchange.getMessage().getBody() instanceof ImageRequest request) {
            return request;
        }
        Integer count = headers.over(LlmRouterConstants.IMAGE_COUNT, Integer.class, options.getImageCount());
        return new ImageRequest(
                ListedBody.text(exchange),
                count == null ? 1 : count,
                headers.over(LlmRouterConstants.IMAGE_SIZE, String.class, options.getImageSize()),
                headers.over(LlmRouterConstants.IMAGE_QUALITY, String.class, options.getImageQuality()),
                Map.of());
    }

    @Override
    public Object result(ImageResponse response, Exchange exchange) {
        List<Object> images =
                response.images().stream().map(ImageMapping::image).toList();
        return images.size() == 1 ? images.get(0) : images;
    }

    @Override
    public @Nullable String mediaType(ImageResponse response) {
        Content.Media first = response.images().get(0);
        return response.images().size() == 1 && first.source().isInline() ? first.mediaType() : null;
    }

    private static Object image(Content.Media image) {
        return image.source().isInline()
                ? Base64.getDecoder().decode(image.source().value())
                : image.source().value();
    }

    @Override
    public Object json(ImageResponse response) {
        return response.images().stream()
                .map(image -> Map.of(
                        image.source().isInline() ? "base64" : "url",
                        image.source().value(),
                        "mediaType",
                        image.mediaType()))
                .toList();
    }
}
