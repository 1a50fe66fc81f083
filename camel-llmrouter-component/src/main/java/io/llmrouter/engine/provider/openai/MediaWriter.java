package io.llmrouter.engine.provider.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.provider.MediaTypes;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes images, audio, documents and video into a part that is open. For one request. */
final class MediaWriter {

    /** How a file that the provider stores already is written as the address of a remote source. */
    static final String FILE_SCHEME = "openai-file:";

    /**
     * What quirks rename to the part and field that take a document by its address or as a data URL; the protocol's own
     * part takes bytes alone.
     */
    static final String DOCUMENT = "messages.document";

    /** What quirks drop where a server takes no films. */
    private static final String FILMS = "messages.video_url";
    /** What quirks rename to the formats of sound that a server takes, where it takes but these. */
    private static final String FORMATS = "input_audio.format";

    private final JsonGenerator json;
    private final @Nullable String documentField;
    private final boolean films;
    private final String formats;

    /** For one request. */
    MediaWriter(JsonGenerator json, Quirks quirks) {
        this.json = json;
        this.documentField = quirks.rename().get(DOCUMENT);
        this.films = !quirks.drop().contains(FILMS);
        this.formats = quirks.rename().getOrDefault(FORMATS, "");
    }

    void write(Media media, int message) throws IOException {
        switch (media.modality()) {
            case IMAGE -> writeAddress("image_url", media);
            case VIDEO -> writeFilm(media, message);
            case AUDIO -> writeAudio(media, message);
            case DOCUMENT -> writeFile(media, message);
            case TEXT -> throw UnmappedContent.unsupported("messages[" + message + "]: text is not media");
        }
    }

    private void writeAddress(String type, Media media) throws IOException {
        json.writeStringField("type", type);
        json.writeObjectFieldStart(type);
        json.writeStringField("url", media.address());
        if (media.detail() != null) {
            json.writeStringField("detail", media.detail());
        }
        json.writeEndObject();
    }

    private void writeFilm(Media media, int message) throws IOException {
        if (!films) {
            throw UnmappedContent.unsupported("messages[" + message + "]: this provider takes no films");
        }
        writeAddress("video_url", media);
    }

    private void writeAudio(Media media, int message) throws IOException {
        if (!media.source().isInline()) {
            throw UnmappedContent.unsupported(
                    "messages[" + message + "]: this protocol takes audio only inside the request");
        }
        String format = audioFormat(media.mediaType());
        if (!formats.isEmpty() && !List.of(formats.split("\\s+", -1)).contains(format)) {
            throw UnmappedContent.unsupported("messages[" + message + "]: this provider takes sounds as "
                    + formats.replace(" ", ", ") + ", not as " + format);
        }
        json.writeStringField("type", "input_audio");
        json.writeObjectFieldStart("input_audio");
        json.writeStringField("data", media.source().value());
        json.writeStringField("format", format);
        json.writeEndObject();
    }

    private void writeFile(Media media, int message) throws IOException {
        String value = media.source().value();
        if (documentField != null && !value.startsWith(FILE_SCHEME)) {
            json.writeStringField("type", documentField);
            json.writeStringField(documentField, media.address());
            if (media.name() != null) {
                json.writeStringField("document_name", media.name());
            }
            return;
        }
        json.writeStringField("type", "file");
        json.writeObjectFieldStart("file");
        if (media.source().isInline()) {
            json.writeStringField("filename", media.name() == null ? "document" : media.name());
            json.writeStringField("file_data", media.address());
        } else if (value.startsWith(FILE_SCHEME)) {
            json.writeStringField("file_id", value.substring(FILE_SCHEME.length()));
        } else {
            throw UnmappedContent.unsupported(
                    "messages[" + message + "]: this protocol takes documents only inside the request");
        }
        json.writeEndObject();
    }

    private static String audioFormat(String mediaType) {
        String type = MediaTypes.plain(mediaType).substring(mediaType.indexOf('/') + 1);
        return switch (type) {
            case "mpeg", "mp3" -> "mp3";
            case "wav", "x-wav", "wave", "vnd.wave" -> "wav";
            default -> type;
        };
    }
}
