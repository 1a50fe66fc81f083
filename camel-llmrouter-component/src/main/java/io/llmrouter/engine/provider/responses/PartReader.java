package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the content of a message or a result: a text, or a list of parts. */
final class PartReader {

    /** RFC 2397, with the base64 form alone: the protocol takes no other. */
    private static final Pattern DATA_URL = Pattern.compile("data:([^;,]*)(?:;[^;,]*)*;base64,(.*)", Pattern.DOTALL);

    private PartReader() {}

    static List<Content> read(JsonField content) {
        if (content.node().isTextual()) {
            return List.of(Content.text(content.text()));
        }
        return content.items().stream().map(part -> part(part.object())).toList();
    }

    private static Content part(JsonField part) {
        return switch (part.get("type").textOr("")) {
            case "input_text", "output_text", "text" ->
                Content.text(part.get("text").text());
            case "refusal" -> Content.text(part.get("refusal").text());
            case "input_image" -> image(part);
            case "input_file" -> file(part);
            default ->
                throw part.get("type")
                        .expected("'input_text', 'input_image', 'input_file', 'output_text' or 'refusal'");
        };
    }

    private static Media image(JsonField part) {
        String detail = part.get("detail").optionalText();
        String address = part.get("file_id").given()
                ? PartWriter.FILE_SCHEME + part.get("file_id").text()
                : part.get("image_url").text();
        return media(Modality.IMAGE, "image/*", address, null, detail);
    }

    private static Media file(JsonField part) {
        String name = part.get("filename").optionalText();
        String address;
        if (part.get("file_id").given()) {
            address = PartWriter.FILE_SCHEME + part.get("file_id").text();
        } else if (part.get("file_url").given()) {
            address = part.get("file_url").text();
        } else {
            address = part.get("file_data").text();
        }
        return media(Modality.DOCUMENT, "application/octet-stream", address, name, null);
    }

    private static Media media(
            Modality modality, String anyType, String address, @Nullable String name, @Nullable String detail) {
        Matcher data = DATA_URL.matcher(address);
        if (data.matches()) {
            String type = data.group(1).isEmpty() ? anyType : data.group(1);
            return new Media(modality, type, new MediaSource(MediaSource.Kind.INLINE, data.group(2)), name, detail);
        }
        return new Media(modality, anyType, MediaSource.remote(address), name, detail);
    }
}
