package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. It names no model. */
final class ResponseReader {

    /** Where blocks of the answer go that the records have no name for, such as citations or a tool the provider ran. */
    static final String OTHER_BLOCKS = "content_blocks";

    /** The type of a call that the provider itself answers. */
    static final String SERVER_TOOL = "server_tool_use";

    static final Set<String> NAMED = Set.of("output", "stopReason", "usage");

    private final BedrockErrors errors;
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();

    ResponseReader(BedrockErrors errors) {
        this.errors = errors;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (BedrockErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        boolean whole = root.path("output").path("message").path("content").isArray();
        return whole ? answer(root) : Malformed.answer("it has no content");
    }

    private Outcome<ChatResponse> answer(JsonNode root) {
        root.path("output").path("message").path("content").forEach(this::block);
        @Nullable String word = root.path("stopReason").textValue();
        Failure failure = StopReasons.failure(word, AnswerPieces.areSilent(content, calls))
                .orElse(null);
        if (failure != null) {
            return Outcome.failed(failure);
        }
        return Outcome.answered(new ChatResponse(
                "",
                "",
                new Message(Role.ASSISTANT, content, calls, null, null),
                StopReasons.of(word, !calls.isEmpty()),
                word,
                UsageReader.read(root),
                extra(root)));
    }

    private void block(JsonNode block) {
        if (block.has("text")) {
            text(block.path("text").asText(""));
        } else if (block.has("reasoningContent")) {
            thought(block.path("reasoningContent"));
        } else if (block.has("toolUse")) {
            toolUse(block);
        } else if (block.has("citationsContent")) {
            block.path("citationsContent")
                    .path("content")
                    .forEach(part -> text(part.path("text").asText("")));
            others.add(ExactJson.plain(block));
        } else if (block.path("image").path("source").has("bytes")) {
            image(block.path("image"));
        } else {
            others.add(ExactJson.plain(block));
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
    }

    private void thought(JsonNode thought) {
        if (thought.has("redactedContent")) {
            content.add(new Content.Reasoning(
                    "", Signatures.hidden(thought.path("redactedContent").asText(""))));
            return;
        }
        String text = thought.path("reasoningText").path("text").asText("");
        String signature = thought.path("reasoningText").path("signature").asText("");
        if (!text.isEmpty() || !signature.isEmpty()) {
            content.add(new Content.Reasoning(text, signature.isEmpty() ? null : signature));
        }
    }

    private void image(JsonNode image) {
        MediaSource source = new MediaSource(
                MediaSource.Kind.INLINE, image.path("source").path("bytes").asText(""));
        String type = "image/" + image.path("format").asText("png");
        content.add(new Content.Media(Modality.IMAGE, type, source, null, null));
    }

    private void toolUse(JsonNode block) {
        JsonNode use = block.path("toolUse");
        String name = use.path("name").asText("");
        String arguments = use.path("input").isObject() ? use.path("input").toString() : "{}";
        if (use.path("type").asText("").equals(SERVER_TOOL)) {
            others.add(ExactJson.plain(block));
        } else if (AnswerForm.isAnswer(name)) {
            text(arguments);
        } else {
            calls.add(new ToolCall(use.path("toolUseId").asText(""), name, arguments));
        }
    }

    private Map<String, Object> extra(JsonNode root) {
        Map<String, Object> extra = ExtraFields.of(root, NAMED);
        if (!others.isEmpty()) {
            extra.put(OTHER_BLOCKS, others);
        }
        return extra;
    }
}
