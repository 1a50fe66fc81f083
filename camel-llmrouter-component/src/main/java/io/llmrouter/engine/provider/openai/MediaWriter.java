package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.Locale;

/** Writes images, sounds, documents and films as parts of a user message. */
final class MediaWriter {

    /** How a file that the provider stores already is written as the address of a remote source. */
    static final String FILE_SCHEME = "openai-file:";

    private final JsonGenerator json;

    MediaWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Media media, int message) throws IOException {
        json.writeStartObject();
        switch (media.modality()) {
            case IMAGE -> writeAddress("image_url", media);
            case VIDEO -> writeAddress("video_url", media);
            case AUDIO -> writeAudio(media, message);
            case DOCUMENT -> writeFile(media, message);
            case TEXT -> throw UnmappedContent.unsupported("messages[" + message + "]: text is not media");
        }
        json.writeEndObject();
    }

    private void writeAddress(String type, Media media) throws IOException {
        json.writeStringField("type", type);
        json.writeObjectFieldStart(type);
        json.writeStringField(
                "url", inline(media) ? dataUrl(media) : media.source().value());
        if (media.detail() != null) {
            json.writeStringField("detail", media.detail());
        }
        json.writeEndObject();
    }

    private void writeAudio(Media media, int message) throws IOException {
        if (!inline(media)) {
            throw UnmappedContent.unsupported(
                    "messages[" + message + "]: this protocol takes audio only inside the request");
        }
        json.writeStringField("type", "input_audio");
        json.writeObjectFieldStart("input_audio");
        json.writeStringField("data", media.source().value());
        json.writeStringField("format", audioFormat(media.mediaType()));
        json.writeEndObject();
    }

    private void writeFile(Media media, int message) throws IOException {
        String value = media.source().value();
        json.writeStringField("type", "file");
        json.writeObjectFieldStart("file");
        if (inline(media)) {
            json.writeStringField("filename", media.name() == null ? "document" : media.name());
            json.writeStringField("file_data", dataUrl(media));
        } else if (value.startsWith(FILE_SCHEME)) {
            json.writeStringField("file_id", value.substring(FILE_SCHEME.length()));
        } else {
            throw UnmappedContent.unsupported(
                    "messages[" + message + "]: this protocol takes documents only inside the request");
        }
        json.writeEndObject();
    }

    private static boolean inline(Media media) {
        return media.source().kind() == MediaSource.Kind.INLINE;
    }

    private static String dataUrl(Media media) {
        return "data:" + media.mediaType() + ";base64," + media.source().value();
    }

    private static String audioFormat(String mediaType) {
        String type = mediaType.substring(mediaType.indexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "mpeg", "mp3" -> "mp3";
            case "wav", "x-wav", "wave", "vnd.wave" -> "wav";
            default -> type;
        };
    }
}
