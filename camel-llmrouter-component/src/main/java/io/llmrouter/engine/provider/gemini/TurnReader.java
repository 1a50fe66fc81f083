package io.llmrouter.engine.provider.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.openai.JsonField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the turns of a request. Results are tied to their calls by id, or by the function's name where there is none. */
final class TurnReader {

    private final List<Message> messages = new ArrayList<>();
    private final List<ToolCall> open = new ArrayList<>();

    private TurnReader() {}

    static List<Message> read(JsonField instruction, JsonField contents) {
        TurnReader reader = new TurnReader();
        if (instruction.given()) {
            reader.instruction(instruction);
        }
        List<JsonField> turns = contents.node().isObject() ? List.of(contents) : contents.items();
        for (JsonField turn : turns) {
            reader.turn(turn.object());
        }
        if (turns.isEmpty()) {
            throw contents.expected("at least one turn");
        }
        return reader.messages;
    }

    private void instruction(JsonField instruction) {
        if (instruction.node().isTextual()) {
            messages.add(Message.system(instruction.text()));
            return;
        }
        List<Content> texts = new ArrayList<>();
        for (JsonField part : parts(instruction.object())) {
            texts.add(Content.text(part.get("text").text()));
        }
        messages.add(Message.of(Role.SYSTEM, texts));
    }

    private static List<JsonField> parts(JsonField turn) {
        JsonField parts = turn.get("parts");
        return parts.node().isObject() ? List.of(parts) : parts.items();
    }

    private void turn(JsonField turn) {
        switch (turn.get("role").textOr("user")) {
            case "model" -> model(turn);
            case "user", "function" -> user(turn);
            default -> throw turn.get("role").expected("'user' or 'model'");
        }
    }

    private void model(JsonField turn) {
        Parts parts = new Parts("t" + messages.size());
        turn.get("parts").items().forEach(part -> parts.add(part.object().node()));
        open.addAll(parts.calls());
        messages.add(new Message(Role.ASSISTANT, parts.content(), parts.calls(), null, null));
    }

    private void user(JsonField turn) {
        List<Content> said = new ArrayList<>();
        for (JsonField part : parts(turn)) {
            if (part.object().get("functionResponse").given()) {
                messages.add(result(part.get("functionResponse").object()));
            } else {
                said.add(content(part));
            }
        }
        if (!said.isEmpty()) {
            messages.add(Message.user(said));
        }
    }

    private Message result(JsonField response) {
        String name = response.get("name").textOr("");
        List<Content> content = new ArrayList<>();
        content.add(Content.text(FunctionResult.text(response.get("response").node())));
        response.get("parts").items().forEach(part -> content.add(content(part)));
        return new Message(
                Role.TOOL, content, List.of(), answered(response.get("id").optionalText(), name), name);
    }

    private String answered(@Nullable String id, String name) {
        for (ToolCall call : open) {
            if (id == null ? call.name().equals(name) : call.id().equals(id)) {
                open.remove(call);
                return call.id();
            }
        }
        return id == null ? Parts.OWN_ID + name : id;
    }

    private static Content content(JsonField part) {
        JsonField data = part.get("inlineData");
        if (data.given()) {
            String value = Parts.base64(data.object().get("data").text());
            return media(data, new MediaSource(MediaSource.Kind.INLINE, value));
        }
        JsonField file = part.get("fileData");
        if (file.given()) {
            return media(file, MediaSource.remote(file.object().get("fileUri").text()));
        }
        JsonNode text = part.get("text").node();
        if (!text.isTextual()) {
            throw part.expected("a part with text, inlineData, fileData or functionResponse");
        }
        return Content.text(text.textValue());
    }

    private static Media media(JsonField field, MediaSource source) {
        String type = field.get("mimeType").textOr("application/octet-stream");
        return new Media(Parts.modality(type), type, source, null, null);
    }
}
