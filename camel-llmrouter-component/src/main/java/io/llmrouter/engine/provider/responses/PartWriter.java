package io.llmrouter.engine.provider.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the parts of messages and results: texts, images and files. */
final class PartWriter {

    /** How a file that the provider stores already is written as the address of a remote source. */
    static final String FILE_SCHEME = "openai-file:";

    private static final Pattern FETCHED = Pattern.compile("(?i)https?://|data:");

    private final JsonGenerator json;

    PartWriter(JsonGenerator json) {
        this.json = json;
    }

    static UnmappedContent noMediaOfTheModel() {
        return UnmappedContent.unsupported("messages: in this protocol an assistant's messages hold no media");
    }

    /** The parts; a mark for the cache stands at the last of them. */
    void writeList(List<Content> content, @Nullable CacheMark mark) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < content.size(); i++) {
            write(content.get(i), i == content.size() - 1 ? mark : null);
        }
        json.writeEndArray();
    }

    private void write(Content part, @Nullable CacheMark mark) throws IOException {
        if (part instanceof Content.Reasoning) {
            return;
        }
        json.writeStartObject();
        if (part instanceof Content.Text text) {
            json.writeStringField("type", "input_text");
            json.writeStringField("text", text.text());
        } else if (part instanceof Media media) {
            writeMedia(media);
        }
        if (mark != null) {
            json.writeObjectFieldStart("prompt_cache_breakpoint");
            json.writeStringField("mode", "explicit");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeMedia(Media media) throws IOException {
        switch (media.modality()) {
            case IMAGE -> writeImage(media);
            case DOCUMENT -> writeFile(media);
            case TEXT, AUDIO, VIDEO ->
                throw UnmappedContent.unsupported("messages: this protocol takes images and documents, not "
                        + media.modality().name().toLowerCase(Locale.ROOT));
        }
    }

    private void writeImage(Media media) throws IOException {
        json.writeStringField("type", "input_image");
        String address = media.address();
        if (address.startsWith(FILE_SCHEME)) {
            json.writeStringField("file_id", address.substring(FILE_SCHEME.length()));
        } else {
            json.writeStringField("image_url", media.source().isInline() ? address : fetched(address));
        }
        if (media.detail() != null) {
            json.writeStringField("detail", media.detail());
        }
    }

    private void writeFile(Media media) throws IOException {
        json.writeStringField("type", "input_file");
        String address = media.address();
        if (media.source().isInline()) {
            json.writeStringField("filename", media.name() == null ? "document" : media.name());
            json.writeStringField("file_data", address);
        } else if (address.startsWith(FILE_SCHEME)) {
            json.writeStringField("file_id", address.substring(FILE_SCHEME.length()));
        } else {
            json.writeStringField("file_url", fetched(address));
        }
    }

    /** Other providers may well take an address that this one cannot fetch from. */
    private static String fetched(String address) {
        if (!FETCHED.matcher(address).lookingAt()) {
            throw UnmappedContent.unsupported("messages: this protocol fetches media by http addresses only");
        }
        return address;
    }
}
