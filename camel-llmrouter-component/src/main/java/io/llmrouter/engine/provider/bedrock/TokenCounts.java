package io.llmrouter.engine.provider.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.CountedChat;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.ReceivedBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Counting tokens, as documented at https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_CountTokens.html:
 * the chat as Converse would take it, without what limits the answer. Models are counted for by their own name, not by
 * the name of an inference profile. Stateless and thread-safe.
 */
record TokenCounts(CountedChat form) implements OperationDialect<CountTokensRequest, CountTokensResponse> {

    private static final List<String> COUNTED =
            List.of("messages", "system", "toolConfig", "additionalModelRequestFields");

    static TokenCounts of(ChatDialect chat) {
        return new TokenCounts(new CountedChat(
                chat, (model, body) -> Map.of("input", Map.of("converse", body.retain(COUNTED))), "inputTokens"));
    }

    /** The same by {@code InvokeModel}'s body, in the form of the model's maker. */
    static TokenCounts invoked(ChatDialect chat) {
        return new TokenCounts(new CountedChat(
                chat,
                (model, body) -> Map.of("input", Map.of("invokeModel", Map.of("body", bytes(body)))),
                "inputTokens"));
    }

    /** Jackson writes bytes as base64, as the API wants them. */
    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Class<CountTokensRequest> requestType() {
        return CountTokensRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(CountTokensRequest request, String model, Quirks quirks) {
        return form.encode(request, InferenceProfile.model(model, quirks.knownAs(model)), quirks);
    }

    @Override
    public Outcome<CountTokensResponse> decode(CountTokensRequest request, ReceivedBody body) {
        return form.decode(request, body);
    }
}
