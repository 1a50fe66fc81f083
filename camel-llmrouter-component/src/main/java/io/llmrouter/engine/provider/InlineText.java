package io.llmrouter.engine.provider;

import io.llmrouter.engine.model.Content.Media;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reads the text of a document whose bytes are in the request, for protocols that want it as text. */
public final class InlineText {

    private InlineText() {}

    /**
     * The text, read as UTF-8.
     *
     * @throws UnmappedContent if the bytes are not base64
     */
    public static String of(Media document) {
        try {
            byte[] bytes = Base64.getDecoder().decode(document.source().value());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw UnmappedContent.invalid("messages: the bytes of a " + document.mediaType() + " are not base64");
        }
    }
}
