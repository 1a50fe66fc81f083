package io.llmrouter.engine.provider.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.AnswerForm;
import io.llmrouter.engine.provider.AnswerPieces;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ExtraFields;
import io.llmrouter.engine.provider.Malformed;
import io.llmrouter.engine.provider.conversation.ModelFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole answer. */
final class ResponseReader {

    /** Where blocks of the answer go that the records have no name for, such as a web search and its results. */
    static final String OTHER_BLOCKS = "content_blocks";

    /** Where those go that the text has, each as the provider tells it. */
    static final String CITATIONS = "citations";

    static final Set<String> NAMED = Set.of("id", "type", "role", "model", "content", "stop_reason", "usage", "error");

    private final AnthropicErrors errors;
    private final List<Content> content = new ArrayList<>();
    private final List<ToolCall> calls = new ArrayList<>();
    private final List<Object> citations = new ArrayList<>();
    private final List<Object> others = new ArrayList<>();
    private String model = "";

    ResponseReader(AnthropicErrors errors) {
        this.errors = errors;
    }

    Outcome<ChatResponse> read(byte[] body) {
        return Malformed.orTree(body).fold(this::read, Outcome::failed);
    }

    private Outcome<ChatResponse> read(JsonNode root) {
        if (AnthropicErrors.isError(root)) {
            return Outcome.failed(errors.inside(root));
        }
        return root.path("content").isArray() ? answer(root) : Malformed.answer("it has no content");
    }

    private Outcome<ChatResponse> answer(JsonNode root) {
        model = root.path("model").asText("");
        root.path("content").forEach(this::block);
        @Nullable String word = root.path("stop_reason").textValue();
        FinishReason reason = StopReasons.of(word, !calls.isEmpty());
        if (reason == FinishReason.CONTENT_FILTER && AnswerPieces.areSilent(content, calls)) {
            return Outcome.failed(AnthropicErrors.refused(root.path("stop_details")));
        }
        return Outcome.answered(new ChatResponse(
                root.path("id").asText(""),
                model,
                new Message(Role.ASSISTANT, content, calls, null, null),
                reason,
                word,
                UsageReader.read(root.path("usage")),
                extra(root)));
    }

    private void block(JsonNode block) {
        switch (block.path("type").asText("")) {
            case "text" -> {
                text(block.path("text").asText(""));
                block.path(CITATIONS).forEach(each -> citations.add(ExactJson.plain(each)));
            }
            case "thinking" -> thought(block);
            case "redacted_thinking" ->
                content.add(Signatures.hidden(block.path("data").asText(""), model));
            case "tool_use" -> toolUse(block);
            default -> {
                content.add(BlockReader.carried(block, ModelFamily.ofAnswer(model)));
                others.add(ExactJson.plain(block));
            }
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            content.add(Content.text(text));
        }
    }

    private void thought(JsonNode block) {
        String text = block.path("thinking").asText("");
        String signature = Signatures.signature(block.path("signature").asText(""), model);
        if (!text.isEmpty() || !signature.isEmpty()) {
            content.add(new Content.Reasoning(text, signature.isEmpty() ? null : signature));
        }
    }

    private void toolUse(JsonNode block) {
        String name = block.path("name").asText("");
        JsonNode input = block.path("input");
        String arguments = input.isObject() ? input.toString() : "{}";
        if (AnswerForm.isAnswer(name)) {
            text(arguments);
        } else {
            calls.add(new ToolCall(block.path("id").asText(""), name, arguments));
        }
    }

    private Map<String, Object> extra(JsonNode root) {
        Map<String, Object> extra = ExtraFields.of(root, NAMED);
        if (!citations.isEmpty()) {
            extra.put(CITATIONS, citations);
        }
        if (!others.isEmpty()) {
            extra.put(OTHER_BLOCKS, others);
        }
        return extra;
    }
}
