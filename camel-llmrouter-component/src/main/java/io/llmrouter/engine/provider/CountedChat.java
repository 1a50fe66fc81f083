package io.llmrouter.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Counts tokens at providers whose request for it is a chat's body, or most of one. Stateless and thread-safe.
 *
 * @param chat writes the chat
 * @param body makes of the model and the chat's body the one for counting
 * @param field the answer's field with the number
 */
public record CountedChat(ChatDialect chat, BiFunction<String, ObjectNode, Object> body, String field)
        implements OperationDialect<CountTokensRequest, CountTokensResponse> {

    @Override
    public Class<CountTokensRequest> requestType() {
        return CountTokensRequest.class;
    }

    @Override
    public Outcome<DialectRequest> encode(CountTokensRequest request, String model, Quirks quirks) {
        return chat.encode(request.conversation(), model, quirks, false)
                .fold(written -> counted(written, model, quirks), Outcome::failed);
    }

    private Outcome<DialectRequest> counted(DialectRequest written, String model, Quirks quirks) {
        return DialectRequest.outcome(() -> {
            ObjectNode tree = Json.mapper().readValue(written.body(), ObjectNode.class);
            byte[] bytes = Json.mapper().writeValueAsBytes(body.apply(model, tree));
            return new JsonBody(bytes, List.of()).request(OperationBody.path(Operation.COUNT_TOKENS, model, quirks));
        });
    }

    @Override
    public Outcome<CountTokensResponse> decode(CountTokensRequest request, ReceivedBody received) {
        return received.json()
                .fold(
                        root -> isCount(root.path(field))
                                ? Outcome.answered(CountTokensResponse.counted(
                                        root.path("model").asText(""),
                                        root.path(field).longValue()))
                                : Malformed.answer("it has no count '" + field + "'"),
                        Outcome::failed);
    }

    private static boolean isCount(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0;
    }
}
