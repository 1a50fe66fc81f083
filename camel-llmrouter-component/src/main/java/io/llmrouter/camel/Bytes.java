package io.llmrouter.camel;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes as a part of a question: media when their first bytes or their declared type say so, else text. */
final class Bytes {

    private static final Map<String, String> MAGIC = Map.of(
            "89504e470d0a1a0a", "image/png",
            "ffd8ff", "image/jpeg",
            "474946383761", "image/gif",
            "474946383961", "image/gif",
            "25504446", "application/pdf",
            "494433", "audio/mpeg");

    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)");

    private final byte[] data;
    private final @Nullable String declared;
    private final @Nullable String name;
    private final Charset charset;

    /**
     * Bytes with what is known of them.
     *
     * @param data the bytes
     * @param declared the declared MIME type; null when nobody said
     * @param name a file name; null when there is none
     * @param charset how text is encoded; null when nobody said but perhaps the text itself
     */
    Bytes(byte[] data, @Nullable String declared, @Nullable String name, @Nullable Charset charset) {
        this.data = data;
        this.declared = declared;
        this.name = name;
        this.charset = charset == null ? ownCharset(data) : charset;
    }

    /** What a byte order mark or an XML declaration says, else UTF-8. */
    private static Charset ownCharset(byte[] data) {
        if (data.length > 1
                && (data[0] == (byte) 0xFE && data[1] == (byte) 0xFF
                        || data[0] == (byte) 0xFF && data[1] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16;
        }
        String start = new String(data, 0, Math.min(data.length, 128), StandardCharsets.US_ASCII);
        Matcher declaration = XML_ENCODING.matcher(start);
        boolean known = declaration.lookingAt() && Charset.isSupported(declaration.group(1));
        return known ? Charset.forName(declaration.group(1)) : StandardCharsets.UTF_8;
    }

    /** @throws io.llmrouter.engine.InvalidRequestException if the bytes are neither text nor of a known type */
    Content content() {
        String type = mediaType();
        if (type == null) {
            return Content.text(text());
        }
        return new Content.Media(modality(type), type, MediaSource.inline(data), name, null);
    }

    private @Nullable String mediaType() {
        String start = hex(16);
        if (start.startsWith("52494646") && start.length() >= 24) {
            return riff(start.substring(16, 24));
        }
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        return declared != null && isMedia(declared) ? declared : null;
    }

    private static @Nullable String riff(String form) {
        return switch (form) {
            case "57454250" -> "image/webp";
            case "57415645" -> "audio/wav";
            default -> null;
        };
    }

    private static boolean isMedia(String type) {
        return type.startsWith("image/") && !type.startsWith("image/svg")
                || type.startsWith("audio/")
                || type.startsWith("video/");
    }

    private static Modality modality(String type) {
        String family = type.substring(0, type.indexOf('/')).toLowerCase(Locale.ROOT);
        return switch (family) {
            case "image" -> Modality.IMAGE;
            case "audio" -> Modality.AUDIO;
            case "video" -> Modality.VIDEO;
            default -> Modality.DOCUMENT;
        };
    }

    private String text() {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            throw Invalid.request(unreadable(), e);
        }
        throw Invalid.request(unreadable());
    }

    private String unreadable() {
        return "the body" + (name == null ? "" : " " + name) + " is " + data.length + " bytes that are neither "
                + charset
                + " text nor of a known media type: set the header Content-Type, or the charset, or convert it before";
    }

    private String hex(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(count, data.length); i++) {
            text.append(Character.forDigit((data[i] >> 4) & 15, 16)).append(Character.forDigit(data[i] & 15, 16));
        }
        return text.toString();
    }
}
