package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.provider.InlineText;
import io.llmrouter.engine.provider.MediaTypes;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes images and documents; the protocol has no form for sounds and films. */
final class MediaWriter {

    /** How a file that the provider stores already is written as the address of a remote source. */
    static final String FILE_SCHEME = "anthropic-file:";

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    /** What may be asked of a document beside its bytes. */
    private static final List<String> OF_DOCUMENTS = List.of("context", "citations");

    private static final String PDF = "application/pdf";

    private final JsonGenerator json;

    MediaWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Media media, @Nullable CacheMark mark) throws IOException {
        Modality modality = media.modality();
        if (modality != Modality.IMAGE && modality != Modality.DOCUMENT) {
            throw UnmappedContent.unsupported("messages: this protocol takes images and documents, not "
                    + modality.name().toLowerCase(Locale.ROOT));
        }
        boolean document = modality == Modality.DOCUMENT;
        json.writeStartObject();
        json.writeStringField("type", document ? "document" : "image");
        json.writeObjectFieldStart("source");
        if (media.source().isInline()) {
            writeBytes(media, document);
        } else {
            writeAddress(media.source().value());
        }
        json.writeEndObject();
        if (document && media.name() != null) {
            json.writeStringField("title", media.name());
        }
        for (String name : document ? OF_DOCUMENTS : List.<String>of()) {
            Object value = media.extra().get(name);
            if (value != null) {
                json.writePOJOField(name, value);
            }
        }
        CacheControl.write(json, mark);
        json.writeEndObject();
    }

    private void writeAddress(String address) throws IOException {
        if (address.startsWith(FILE_SCHEME)) {
            json.writeStringField("type", "file");
            json.writeStringField("file_id", address.substring(FILE_SCHEME.length()));
            return;
        }
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw UnmappedContent.unsupported("messages: this protocol fetches media by http addresses only");
        }
        json.writeStringField("type", "url");
        json.writeStringField("url", address);
    }

    private void writeBytes(Media media, boolean document) throws IOException {
        String type = MediaTypes.plain(media.mediaType());
        if (document && type.startsWith("text/")) {
            json.writeStringField("type", "text");
            json.writeStringField("media_type", "text/plain");
            json.writeStringField("data", InlineText.of(media));
            return;
        }
        if (document ? !type.equals(PDF) : !IMAGES.contains(type)) {
            throw UnmappedContent.unsupported("messages: this protocol takes images as JPEG, PNG, GIF or WebP and"
                    + " documents as PDF or text, not " + type);
        }
        json.writeStringField("type", "base64");
        json.writeStringField("media_type", type);
        json.writeStringField("data", media.source().value());
    }
}
