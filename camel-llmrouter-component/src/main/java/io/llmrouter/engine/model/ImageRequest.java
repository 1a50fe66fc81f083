package io.llmrouter.engine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images to be drawn.
 *
 * @param prompt what they show
 * @param count how many, at least one
 * @param size their size in the provider's words, such as {@code 1024x1024}; null for the provider's usual one
 * @param quality how well drawn, in the provider's words; null for the provider's usual one
 * @param extra fields this record has no name for, by their name on the wire
 */
public record ImageRequest(
        String prompt, int count, @Nullable String size, @Nullable String quality, Map<String, Object> extra)
        implements ModelRequest<ImageResponse> {

    /** A square image of medium quality, where images are billed by tokens. */
    private static final long TOKENS_AN_IMAGE = 1_056;

    public ImageRequest {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (prompt.isBlank() || count < 1) {
            throw new IllegalArgumentException("to draw, say what, and ask for at least one image");
        }
    }

    /** One image of the provider's usual size. */
    public static ImageRequest of(String prompt) {
        return new ImageRequest(prompt, 1, null, null, Map.of());
    }

    @Override
    public List<String> texts() {
        return List.of(prompt);
    }

    @Override
    public Units expectedUnits() {
        return Units.images(count);
    }

    @Override
    public long expectedOutputTokens() {
        return count * TOKENS_AN_IMAGE;
    }

    @Override
    public Operation operation() {
        return Operation.IMAGE;
    }

    @Override
    public Class<ImageResponse> answerType() {
        return ImageResponse.class;
    }
}
