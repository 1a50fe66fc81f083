package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.conversation.Seal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a turn, each with the signature it came with. */
final class PartWriter {

    /** Sent as the signature of a call that another provider's model made, as the API's guide says. */
    private static final String UNSIGNED = "skip_thought_signature_validator";

    private static final String SIGNATURE = "thoughtSignature";

    private final JsonGenerator json;
    private final GeminiModel model;
    private final boolean ids;
    private final MediaWriter media;

    PartWriter(JsonGenerator json, GeminiModel model, boolean ids) {
        this.json = json;
        this.model = model;
        this.ids = ids;
        this.media = new MediaWriter(json);
    }

    void write(Message message) throws IOException {
        List<Content> content = message.content();
        if (message.role() != Role.TOOL) {
            for (int i = 0; i < content.size(); i++) {
                boolean alone = i == 0 || content.get(i - 1) instanceof Content.Reasoning;
                writePart(content.get(i), signatureBehind(content, i), alone);
            }
        }
        List<ToolCall> calls = message.toolCalls();
        for (int i = 0; i < calls.size(); i++) {
            writeCall(calls.get(i), signatureOfCall(message, i));
        }
    }

    void writeText(String text) throws IOException {
        if (!text.isBlank()) {
            json.writeStartObject();
            json.writeStringField("text", text);
            json.writeEndObject();
        }
    }

    private void writePart(Content part, @Nullable String signature, boolean alone) throws IOException {
        if (part instanceof Content.Text text) {
            if (!text.text().isEmpty() || signature != null) {
                json.writeStartObject();
                json.writeStringField("text", text.text());
                writeSignature(signature);
                json.writeEndObject();
            }
        } else if (part instanceof Content.Media item) {
            json.writeStartObject();
            media.write(item);
            writeSignature(signature);
            json.writeEndObject();
        } else if (part instanceof Content.Reasoning thought) {
            writeThought(thought, alone);
        }
    }

    /** A signature without a thought goes with the part it stands behind, or with a call; else it is a part itself. */
    private void writeThought(Content.Reasoning thought, boolean alone) throws IOException {
        String own = seal(thought, Parts.THOUGHT);
        String behind = seal(thought, Parts.PART);
        boolean isThought = !thought.text().isEmpty() || own != null;
        if (isThought || (behind != null && alone)) {
            json.writeStartObject();
            json.writeStringField("text", thought.text());
            if (isThought) {
                json.writeBooleanField("thought", true);
            }
            writeSignature(isThought ? own : behind);
            json.writeEndObject();
        }
    }

    private static @Nullable String signatureBehind(List<Content> content, int index) {
        boolean more = index + 1 < content.size();
        return more && content.get(index + 1) instanceof Content.Reasoning next ? seal(next, Parts.PART) : null;
    }

    private @Nullable String signatureOfCall(Message message, int index) {
        for (Content part : message.content()) {
            String value = part instanceof Content.Reasoning thought ? seal(thought, Parts.CALL + index) : null;
            if (value != null) {
                return value;
            }
        }
        return index == 0 && model.demandsSignatures() ? UNSIGNED : null;
    }

    private static @Nullable String seal(Content.Reasoning thought, String place) {
        return Seal.of(Parts.DIALECT, thought.signature())
                .filter(seal -> seal.place().equals(place))
                .map(Seal::value)
                .orElse(null);
    }

    private void writeSignature(@Nullable String signature) throws IOException {
        if (signature != null) {
            json.writeStringField(SIGNATURE, signature);
        }
    }

    private void writeCall(ToolCall call, @Nullable String signature) throws IOException {
        JsonNode arguments = ExactJson.arguments(call.name(), call.arguments());
        json.writeStartObject();
        json.writeObjectFieldStart("functionCall");
        writeId(call.id());
        json.writeStringField("name", call.name());
        json.writeFieldName("args");
        json.writeTree(arguments);
        json.writeEndObject();
        writeSignature(signature);
        json.writeEndObject();
    }

    void writeResult(Message result, String name) throws IOException {
        boolean inside = model.takesMediaInResults();
        json.writeStartObject();
        json.writeObjectFieldStart("functionResponse");
        writeId(Objects.requireNonNull(result.toolCallId()));
        json.writeStringField("name", name);
        json.writeFieldName("response");
        json.writeTree(FunctionResult.of(result.text()));
        List<Content.Media> items = media(result);
        if (inside && !items.isEmpty()) {
            json.writeArrayFieldStart("parts");
            writeMedia(items);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
        if (!inside) {
            writeMedia(items);
        }
    }

    private static List<Content.Media> media(Message message) {
        List<Content.Media> items = new ArrayList<>();
        for (Content part : message.content()) {
            if (part instanceof Content.Media item) {
                items.add(item);
            }
        }
        return items;
    }

    private void writeMedia(List<Content.Media> items) throws IOException {
        for (Content.Media item : items) {
            json.writeStartObject();
            media.write(item);
            json.writeEndObject();
        }
    }

    /** An id that was made up here means nothing to the provider. */
    private void writeId(String id) throws IOException {
        if (ids && !id.isEmpty() && !id.startsWith(Parts.OWN_ID)) {
            json.writeStringField("id", id);
        }
    }
}
