package io.llmrouter.camel;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.ModerateResponse;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** A text becomes whether it is harmful, with the categories and scores; a header says it, too. */
final class ModerateMapping implements OperationMapping<ModerateResponse> {

    @Override
    public ModelRequest<ModerateResponse> request(Exchange exchange, Headers headers) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof ModerateRequest request) {
            return request;
        }
        return body instanceof Content part
                ? new ModerateRequest(List.of(part), Map.of())
                : ModerateRequest.of(ListedBody.text(exchange));
    }

    @Override
    public Object result(ModerateResponse response, Exchange exchange) {
        exchange.getMessage().setHeader(LlmRouterConstants.FLAGGED, response.flagged());
        return json(response);
    }

    @Override
    public Object json(ModerateResponse response) {
        return Map.of("flagged", response.flagged(), "categories", response.categories(), "scores", response.scores());
    }
}
