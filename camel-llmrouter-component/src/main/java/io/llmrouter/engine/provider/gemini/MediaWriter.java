package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.provider.MediaTypes;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes images, audio, video and documents: to this protocol, all are data or a file of some media type. */
final class MediaWriter {

    private static final Pattern ADDRESS = Pattern.compile("(https?|gs)://.*", Pattern.DOTALL);

    private final JsonGenerator json;

    MediaWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the one field of a part that holds the media. */
    void write(Media media) throws IOException {
        Optional<String> type = MediaTypes.exact(media);
        String value = media.source().value();
        if (media.source().isInline()) {
            json.writeObjectFieldStart("inlineData");
            json.writeStringField("mimeType", type.orElse(media.mediaType()));
            json.writeStringField("data", value);
        } else if (ADDRESS.matcher(value).matches()) {
            json.writeObjectFieldStart("fileData");
            if (type.isPresent()) {
                json.writeStringField("mimeType", type.get());
            }
            json.writeStringField("fileUri", value);
        } else {
            throw UnmappedContent.unsupported("messages: this protocol fetches media by http and gs addresses only");
        }
        json.writeEndObject();
    }
}
