package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ReceivedBody;
import java.util.ArrayList;
import java.util.List;

/**
 * Images, as documented at https://platform.openai.com/docs/api-reference/images/create. They come as bytes or as
 * addresses, as the model does it or as {@code response_format} asks.
 */
record Images(OpenAiErrors errors) implements OperationDialect<ImageRequest, ImageResponse> {

    @Override
    public Class<ImageRequest> requestType() {
        return ImageRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(ImageRequest request, String model, Quirks quirks) {
        return new OperationBody()
                .with("model", model)
                .with("prompt", request.prompt())
                .with("n", request.count())
                .with("size", request.size())
                .with("quality", request.quality())
                .withAll(request.extra())
                .request(Operation.IMAGE, model, quirks);
    }

    @Override
    public Outcome<ImageResponse> decode(ImageRequest request, ReceivedBody body) {
        return body.read(errors::find, Images::read);
    }

    private static Outcome<ImageResponse> read(JsonNode root) {
        Usage usage = UsageReader.read(root.path("usage"));
        String type = "image/" + root.path("output_format").asText("png");
        List<Content.Media> images = new ArrayList<>();
        root.path("data").forEach(each -> {
            if (each.path("b64_json").isTextual()) {
                images.add(image(
                        type, MediaSource.Kind.INLINE, each.path("b64_json").asText()));
            } else if (each.path("url").isTextual()) {
                images.add(image(
                        "image/*", MediaSource.Kind.REMOTE, each.path("url").asText()));
            }
        });
        return images.isEmpty()
                ? Malformed.answer("it has no image")
                : Outcome.answered(new ImageResponse(
                        root.path("model").asText(""),
                        images,
                        usage.with(usage.units().withImages(images.size()))));
    }

    private static Content.Media image(String type, MediaSource.Kind kind, String value) {
        return new Content.Media(Modality.IMAGE, type, new MediaSource(kind, value), null, null);
    }
}
