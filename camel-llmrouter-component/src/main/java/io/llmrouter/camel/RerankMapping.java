package io.llmrouter.camel;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.RerankResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A list of documents becomes the list of them in their order, each with its {@code document}, its {@code index} in the
 * list that was given and its {@code score}. The query is the user message.
 */
final class RerankMapping implements OperationMapping<RerankResponse> {

    private final AskedText query;
    private final @Nullable Integer best;

    /** @throws IllegalArgumentException if the query cannot be read */
    RerankMapping(LlmRouterEndpoint endpoint) {
        query = AskedText.user(endpoint);
        best = endpoint.getConfiguration().getTopN();
    }

    @Override
    public ModelRequest<RerankResponse> request(Exchange exchange, Headers headers) {
        if (exchange.getMessage().getBody() instanceof RerankRequest request) {
            return request;
        }
        String text = query.of(exchange, headers);
        List<String> documents = ListedBody.texts(exchange);
        if (text == null || documents == null) {
            throw Invalid.request(
                    "llmrouter:rerank needs a list of documents as body, and the query as userMessage or as"
                            + " header " + LlmRouterConstants.USER_MESSAGE);
        }
        return new RerankRequest(
                text, documents, headers.over(LlmRouterConstants.TOP_N, Integer.class, best), Map.of());
    }

    @Override
    public Object result(RerankResponse response, Exchange exchange) {
        List<Object> given = ListedBody.elements(exchange);
        List<Map<String, Object>> ordered = new ArrayList<>();
        for (RerankResponse.Place place : response.ranking()) {
            Map<String, Object> each = place(place);
            if (given != null) {
                each.put("document", given.get(place.index()));
            }
            ordered.add(each);
        }
        return ordered;
    }

    @Override
    public Object json(RerankResponse response) {
        return response.ranking().stream().map(RerankMapping::place).toList();
    }

    private static Map<String, Object> place(RerankResponse.Place place) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("index", place.index());
        each.put("score", place.score());
        return each;
    }
}
