package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.MediaSource.Kind;
import io.llmrouter.engine.model.Modality;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one part of a message in a client's request. Stateless. */
final class ContentReader {

    /** RFC 2397, with the base64 form alone: the protocol takes no other. */
    private static final Pattern DATA_URL = Pattern.compile("data:([^;,]*)(?:;[^;,]*)*;base64,(.*)", Pattern.DOTALL);

    private static final String ANY_DOCUMENT = "application/octet-stream";

    private ContentReader() {}

    static Content read(JsonField part) {
        return switch (part.get("type").textOr("")) {
            case "text" -> Content.text(part.get("text").text());
            case "refusal" -> Content.text(part.get("refusal").text());
            case "image_url" -> address(Modality.IMAGE, "image/*", part, "image_url");
            case "video_url" -> address(Modality.VIDEO, "video/*", part, "video_url");
            case "document_url" -> document(part);
            case "input_audio" -> audio(part.get("input_audio").object());
            case "file" -> file(part.get("file").object());
            default ->
                throw part.get("type")
                        .expected(
                                "'text', 'image_url', 'input_audio', 'file', 'document_url', 'video_url' or 'refusal'");
        };
    }

    /** Some clients say beside the address how closely to look, and not with it. */
    private static Content address(Modality modality, String anyType, JsonField part, String name) {
        JsonField field = part.get(name);
        String beside = part.get("detail").optionalText();
        if (field.node().isTextual()) {
            return media(modality, anyType, field, beside);
        }
        String detail = field.object().get("detail").optionalText();
        return media(modality, anyType, field.get("url"), detail == null ? beside : detail);
    }

    /** A part of Mistral's. */
    private static Content document(JsonField part) {
        Media media = media(Modality.DOCUMENT, ANY_DOCUMENT, part.get("document_url"), null);
        String name = part.get("document_name").optionalText();
        return new Media(media.modality(), media.mediaType(), media.source(), name, null);
    }

    private static Media media(Modality modality, String anyType, JsonField url, @Nullable String detail) {
        Matcher data = DATA_URL.matcher(url.text());
        if (data.matches()) {
            String type = data.group(1).isEmpty() ? anyType : data.group(1);
            return new Media(modality, type, new MediaSource(Kind.INLINE, data.group(2)), null, detail);
        }
        if (url.text().startsWith("data:")) {
            throw url.expected("a data URL with ;base64,");
        }
        return new Media(modality, anyType, MediaSource.remote(url.text()), null, detail);
    }

    private static Content audio(JsonField audio) {
        String type = "audio/" + audio.get("format").text();
        return new Media(
                Modality.AUDIO,
                type,
                new MediaSource(Kind.INLINE, audio.get("data").text()),
                null,
                null);
    }

    private static Content file(JsonField file) {
        String name = file.get("filename").optionalText();
        if (file.get("file_id").given()) {
            String address = MediaWriter.FILE_SCHEME + file.get("file_id").text();
            return new Media(Modality.DOCUMENT, ANY_DOCUMENT, MediaSource.remote(address), name, null);
        }
        Matcher data = DATA_URL.matcher(file.get("file_data").text());
        if (!data.matches()) {
            throw file.get("file_data").expected("a data URL with ;base64,");
        }
        String type = data.group(1).isEmpty() ? ANY_DOCUMENT : data.group(1);
        return new Media(Modality.DOCUMENT, type, new MediaSource(Kind.INLINE, data.group(2)), name, null);
    }
}
