package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import io.llmrouter.engine.provider.conversation.Seal;
import io.llmrouter.engine.provider.openai.JsonField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one block of a request. Blocks that our records have no name for are carried sealed, to be written as they
 * came. Stateless.
 */
final class BlockReader {

    /** The dialect's name in seals. */
    static final String DIALECT = "anthropic";

    private static final String BLOCK = "block";
    private static final Set<String> NAMED = Set.of("type", "source", "title", CacheControl.NAME);

    private BlockReader() {}

    static Content read(JsonField block) {
        return switch (block.get("type").textOr("")) {
            case "text" -> Content.text(block.get("text").text());
            case "thinking" ->
                new Content.Reasoning(
                        block.get("thinking").textOr(""), block.get("signature").optionalText());
            case "redacted_thinking" -> Signatures.hidden(block.get("data").text(), ModelFamily.CLAUDE);
            case "image" -> media(Modality.IMAGE, "image/*", block);
            case "document" -> media(Modality.DOCUMENT, "application/pdf", block);
            case "" -> throw block.get("type").expected("the type of a block");
            default -> sealed(block);
        };
    }

    private static Content media(Modality modality, String usual, JsonField block) {
        JsonField source = block.get("source").object();
        MediaSource where = where(source);
        if (where == null) {
            return sealed(block);
        }
        Map<String, Object> extra = ExtraFields.of(block.node(), NAMED);
        String type = source.get("media_type").textOr(usual);
        return new Media(modality, type, where, block.get("title").optionalText(), null, extra);
    }

    private static @Nullable MediaSource where(JsonField source) {
        return switch (source.get("type").text()) {
            case "base64" ->
                new MediaSource(MediaSource.Kind.INLINE, source.get("data").text());
            case "text" -> MediaSource.inline(source.get("data").text().getBytes(StandardCharsets.UTF_8));
            case "url" -> MediaSource.remote(source.get("url").text());
            case "file" ->
                MediaSource.remote(
                        MediaWriter.FILE_SCHEME + source.get("file_id").text());
            default -> null;
        };
    }

    private static Content sealed(JsonField block) {
        return carried(block.node(), "");
    }

    /** A block that our records have no name for, to be sent back as it is to the models that may have made it. */
    static Content.Reasoning carried(JsonNode block, String family) {
        return new Content.Reasoning("", new Seal(DIALECT, family, BLOCK, block.toString()).signature());
    }
}
