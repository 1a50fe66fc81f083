package io.llmrouter.camel;

import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.ModerateResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * A text or an image becomes whether it is harmful, with the categories and scores; a list of them becomes a list of
 * these. A header says whether anything is harmful, too.
 */
final class ModerateMapping implements OperationMapping<ModerateResponse> {

    @Override
    public ModelRequest<ModerateResponse> request(Exchange exchange, Headers headers) {
        if (exchange.getMessage().getBody() instanceof ModerateRequest request) {
            return request;
        }
        List<Content> several = ListedBody.contents(exchange);
        return several == null
                ? new ModerateRequest(List.of(ListedBody.content(exchange)), Map.of())
                : new ModerateRequest(several, true, Map.of());
    }

    @Override
    public Object result(ModerateResponse response, Exchange exchange) {
        exchange.getMessage().setHeader(LlmRouterConstants.FLAGGED, response.flagged());
        return json(response);
    }

    @Override
    public Object json(ModerateResponse response) {
        return response.verdicts().isEmpty()
                ? verdict(response.flagged(), response.categories(), response.scores())
                : response.verdicts().stream()
                        .map(each -> verdict(each.flagged(), each.categories(), each.scores()))
                        .toList();
    }

    private static Map<String, Object> verdict(boolean flagged, Set<String> categories, Map<String, Double> scores) {
        return Map.of("flagged", flagged, "categories", categories, "scores", scores);
    }
}
