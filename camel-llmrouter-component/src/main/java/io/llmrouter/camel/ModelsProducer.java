package io.llmrouter.camel;

import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.CandidatePattern;
import io.llmrouter.engine.policy.Roster;
import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * Lists the models that may be chosen: all that are configured, or those that {@code models} stands for, narrowed down by
 * a map or a JSON object in the body.
 */
final class ModelsProducer extends LlmRouterProducer {

    private final Destination destination;

    ModelsProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        refuseStreaming(endpoint.getConfiguration());
        destination = Destination.of(endpoint.getConfiguration(), null);
    }

    @Override
    void answer(Exchange exchange) {
        LlmRouterConfiguration options = getEndpoint().getConfiguration();
        Headers headers = Headers.of(exchange, getEndpoint());
        List<Candidate> found = candidates(routing().options(exchange, headers).models()).stream()
                .filter(ModelFilter.of(exchange.getMessage()))
                .toList();
        List<Map<String, Object>> rows = found.stream().map(ModelRow::of).toList();
        destination.put(
                exchange,
                switch (options.getResponseType()) {
                    case text -> Json.write(rows);
                    case json -> rows;
                    case response -> found;
                });
    }

    private List<Candidate> candidates(List<String> patterns) {
        Roster roster = getEndpoint().router().config().roster();
        if (patterns.isEmpty()) {
            return roster.all();
        }
        try {
            return roster.resolve(patterns.stream().map(CandidatePattern::of).toList());
        } catch (IllegalArgumentException e) {
            throw Invalid.request(String.valueOf(e.getMessage()), e);
        }
    }
}
