package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.core.JsonGenerator;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.provider.MediaTypes;
import io.llmrouter.engine.provider.UnmappedContent;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes images, documents, audio and video, each under the name that the protocol has for its format. For one request.
 */
final class MediaWriter {

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpeg"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/webp", "webp"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("text/csv", "csv"),
            Map.entry("application/msword", "doc"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
            Map.entry("application/vnd.ms-excel", "xls"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
            Map.entry("text/html", "html"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/markdown", "md"),
            Map.entry("video/x-matroska", "mkv"),
            Map.entry("video/quicktime", "mov"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/webm", "webm"),
            Map.entry("video/x-flv", "flv"),
            Map.entry("video/mpeg", "mpeg"),
            Map.entry("video/x-ms-wmv", "wmv"),
            Map.entry("video/3gpp", "three_gp"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp3", "mp3"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/opus", "opus"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/webm", "webm"));

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9 ()\\[\\]-]+");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private final JsonGenerator json;
    private final Set<String> taken;
    private final Set<String> names = new HashSet<>();

    MediaWriter(JsonGenerator json, Set<String> taken) {
        this.json = json;
        this.taken = taken;
    }

    void write(Media media) throws IOException {
        String kind = media.modality().name().toLowerCase(Locale.ROOT);
        String format = format(media);
        if (format == null) {
            throw UnmappedContent.unsupported(
                    "messages: this protocol has no format for " + kind + " of type " + media.mediaType());
        }
        json.writeStartObject();
        json.writeObjectFieldStart(kind);
        json.writeStringField("format", format);
        if (media.modality() == Modality.DOCUMENT) {
            json.writeStringField("name", name(media.name()));
            for (Map.Entry<String, Object> field : media.extra().entrySet()) {
                if (taken.contains(field.getKey())) {
                    json.writePOJOField(field.getKey(), field.getValue());
                }
            }
        }
        json.writeObjectFieldStart("source");
        writeSource(media.source());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeSource(MediaSource source) throws IOException {
        if (source.isInline()) {
            json.writeStringField("bytes", source.value());
        } else if (source.value().startsWith("s3://")) {
            json.writeObjectFieldStart("s3Location");
            json.writeStringField("uri", source.value());
            json.writeEndObject();
        } else {
            throw UnmappedContent.unsupported("messages: this protocol fetches media from s3:// addresses only");
        }
    }

    /** An address may tell the format where the type does not. */
    private static @Nullable String format(Media media) {
        String format = FORMATS.get(MediaTypes.plain(media.mediaType()));
        if (format != null || media.source().isInline()) {
            return format;
        }
        String path = media.source().value();
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String spelled = ending.equals("jpg") ? "jpeg" : ending;
        return FORMATS.containsValue(spelled) ? spelled : null;
    }

    /** The protocol wants names of few letters, each once in a request. */
    private String name(@Nullable String given) {
        String plain = BLANKS.matcher(
                        NOT_IN_NAMES.matcher(given == null ? "" : given).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        String wanted = plain.isEmpty() ? "document" : plain;
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + " " + i;
        }
        return name;
    }
}
