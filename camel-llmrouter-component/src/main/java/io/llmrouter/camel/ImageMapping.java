package io.llmrouter.camel;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.ModelRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** A text becomes an image: its bytes, or its address where the provider gives only that; several become a list. */
final class ImageMapping implements OperationMapping<ImageResponse> {

    @Override
    public ModelRequest<ImageResponse> request(Exchange exchange, Headers headers) {
        if (exchange.getMessage().getBody() instanceof ImageRequest request) {
            return request;
        }
        Integer count = headers.value(LlmRouterConstants.IMAGE_COUNT, Integer.class);
        return new ImageRequest(
                ListedBody.text(exchange),
                count == null ? 1 : count,
                headers.value(LlmRouterConstants.IMAGE_SIZE, String.class),
                headers.value(LlmRouterConstants.IMAGE_QUALITY, String.class),
                Map.of());
    }

    @Override
    public Object result(ImageResponse response, Exchange exchange) {
        List<Object> images =
                response.images().stream().map(ImageMapping::image).toList();
        Content.Media first = response.images().get(0);
        if (images.size() == 1 && first.source().isInline()) {
            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, first.mediaType());
        }
        return images.size() == 1 ? images.get(0) : images;
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
