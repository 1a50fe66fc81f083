package io.llmrouter.camel.attachment;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.util.MimeTypeHelper;
import org.jspecify.annotations.Nullable;

/**
 * The type of an attachment: the declared one, or by its name when that says nothing.
 *
 * @param name the MIME type without parameters, in lower case
 * @param declaredCharset the charset it was sent with; null when none was
 */
record AttachmentType(String name, @Nullable String declaredCharset) {

    private static final String UNKNOWN = "application/octet-stream";

    static AttachmentType of(@Nullable String declared, String fileName) {
        AttachmentType type = parse(declared == null ? UNKNOWN : declared);
        if (!type.name.equals(UNKNOWN)) {
            return type;
        }
        String probed = MimeTypeHelper.probeMimeType(fileName);
        return probed == null ? type : new AttachmentType(usual(probed), type.declaredCharset);
    }

    private static AttachmentType parse(String declared) {
        try {
            MimeType type = new MimeType(declared);
            return new AttachmentType(usual(type.getBaseType()), type.getParameter("charset"));
        } catch (MimeTypeParseException e) {
            return new AttachmentType(UNKNOWN, null);
        }
    }

    private static String usual(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.equals("image/jpg") ? "image/jpeg" : lower;
    }

    AttachmentKind kind() {
        return AttachmentKind.of(name);
    }

    /** @throws UnreadableException if there is no such charset */
    Charset charset() {
        try {
            return declaredCharset == null ? StandardCharsets.UTF_8 : Charset.forName(declaredCharset);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("there is no charset '" + declaredCharset + "'", e);
        }
    }
}
