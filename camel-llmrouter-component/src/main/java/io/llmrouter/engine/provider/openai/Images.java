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
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images, as documented at https://platform.openai.com/docs/api-reference/images/create. They come as bytes or as
 * addresses, as the model does it or as {@code response_format} asks. A preset that renames {@code size} to two words has
 * it sent as two numbers; one whose answers have them under {@code images} is understood, too.
 */
record Images(OpenAiErrors errors) implements OperationDialect<ImageRequest, ImageResponse> {

    private static final Pattern WIDTH_AND_HEIGHT = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    @Override
    public Class<ImageRequest> requestType() {
        return ImageRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(ImageRequest request, String model, Quirks quirks) {
        String size = request.size();
        List<String> sides = List.of(quirks.rename().getOrDefault("size", "").split(" "));
        boolean apart = size != null && sides.size() == 2;
        Matcher measured = WIDTH_AND_HEIGHT.matcher(apart ? size : "");
        OperationBody body = new OperationBody()
                .with("model", model)
                .with("prompt", request.prompt())
                .with("n", request.count())
                .with("size", apart ? null : size)
                .with("quality", request.quality());
        if (apart && measured.matches()) {
            body.with(sides.get(0), Integer.valueOf(measured.group(1)))
                    .with(sides.get(1), Integer.valueOf(measured.group(2)));
        } else {
            body.without("size", apart ? size : null);
        }
        return body.withAll(request.extra()).request(Operation.IMAGE, model, quirks);
    }

    @Override
    public Outcome<ImageResponse> decode(ImageRequest request, ReceivedBody body) {
        return body.read(errors::find, Images::read);
    }

    private static Outcome<ImageResponse> read(JsonNode root) {
        String type = "image/" + root.path("output_format").asText("png");
        List<Content.Media> images = new ArrayList<>();
        (root.path("images").isEmpty() ? root.path("data") : root.path("images")).forEach(each -> {
            if (each.path("b64_json").isTextual()) {
                images.add(inline(type, each.path("b64_json").asText()));
            } else if (each.path("url").isTextual()) {
                images.add(image(
                        "image/*", MediaSource.Kind.REMOTE, each.path("url").asText()));
            }
        });
        if (images.isEmpty()) {
            return Malformed.answer("it has no image");
        }
        return images.stream().allMatch(Images::isReadable)
                ? Outcome.answered(
                        new ImageResponse(root.path("model").asText(""), images, usage(root.path("usage"), images)))
                : Malformed.answer("an image is no base64");
    }

    /** Where no tokens are told, they are for the engine to estimate: some images are billed by them. */
    private static Usage usage(JsonNode told, List<Content.Media> images) {
        Usage usage = UsageReader.read(told);
        return (usage.totalTokens() == 0 ? Usage.estimated(0, 0) : usage)
                .with(usage.units().withImages(images.size()));
    }

    private static boolean isReadable(Content.Media image) {
        try {
            return !image.source().isInline()
                    || Base64.getDecoder().decode(image.source().value()).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Some write the bytes as a {@code data:} address, some in lines. */
    private static Content.Media inline(String type, String base64) {
        boolean address = base64.regionMatches(true, 0, "data:", 0, 5);
        return address
                ? image(type, MediaSource.Kind.REMOTE, base64)
                : image(type, MediaSource.Kind.INLINE, base64.replaceAll("\\s", ""));
    }

    private static Content.Media image(String type, MediaSource.Kind kind, String value) {
        return new Content.Media(Modality.IMAGE, type, new MediaSource(kind, value), null, null);
    }
}
