package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.ModelRequest;
import java.util.Map;
import org.apache.camel.Exchange;

/** What would be asked in a chat becomes the number of its tokens; headers say who counted, and how well. */
final class TokensMapping implements OperationMapping<CountTokensResponse> {

    private final RequestMapping requests;
    private final boolean asking;

    TokensMapping(LlmRouterEndpoint endpoint) {
        requests = new RequestMapping(endpoint.getCamelContext(), endpoint.getConfiguration());
        asking = endpoint.getConfiguration().isAskProvider();
    }

    @Override
    public ModelRequest<CountTokensResponse> request(Exchange exchange, Headers headers) {
        if (exchange.getMessage().getBody() instanceof CountTokensRequest request) {
            return request;
        }
        Boolean askProvider = headers.over(LlmRouterConstants.ASK_PROVIDER, Boolean.class, asking);
        return new CountTokensRequest(requests.request(exchange, headers), Boolean.TRUE.equals(askProvider));
    }

    @Override
    public Object result(CountTokensResponse response, Exchange exchange) {
        exchange.getMessage().setHeader(LlmRouterConstants.COUNTED_BY, Words.of(response.way()));
        exchange.getMessage().setHeader(LlmRouterConstants.COUNT_ERROR, response.error());
        return response.tokens();
    }

    @Override
    public Object json(CountTokensResponse response) {
        return Map.of("tokens", response.tokens(), "countedBy", Words.of(response.way()), "error", response.error());
    }
}
