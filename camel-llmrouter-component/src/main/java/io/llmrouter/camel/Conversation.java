package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.openai.MalformedRequestException;
import io.llmrouter.engine.provider.openai.OpenAiRequestReader;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises bodies that are a conversation rather than a text: messages, or JSON in OpenAI's form, which is an array of
 * objects with a role each, or an object that has such an array as {@code messages}. Any other JSON is just a text.
 */
final class Conversation {

    private static final Pattern LIKELY = Pattern.compile("\\A\\s*[\\[{]");

    private Conversation() {}

    /** The conversation an object is: a list of messages. */
    static Optional<ChatRequest> of(Object body) {
        if (body instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Message.class::isInstance)) {
            return Optional.of(
                    ChatRequest.of(list.stream().map(Message.class::cast).toList()));
        }
        return Optional.empty();
    }

    /**
     * The conversation that JSON text is.
     *
     * @throws io.llmrouter.engine.InvalidRequestException if it is one, but a wrong one
     */
    static Optional<ChatRequest> ofText(String text) {
        if (!LIKELY.matcher(text).lookingAt() || !text.contains("\"role\"")) {
            return Optional.empty();
        }
        try {
            return read(text, Json.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (MalformedRequestException e) {
            throw Invalid.request("the body is not a conversation: " + e.getMessage(), e);
        }
    }

    private static Optional<ChatRequest> read(String text, JsonNode tree) {
        if (isMessages(tree)) {
            return Optional.of(ChatRequest.of(OpenAiRequestReader.messages(text)));
        }
        return isMessages(tree.path("messages"))
                ? Optional.of(OpenAiRequestReader.read(text).request())
                : Optional.empty();
    }

    private static boolean isMessages(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode element : node) {
            if (!element.path("role").isTextual()) {
                return false;
            }
        }
        return true;
    }
}
