package io.llmrouter.camel;

import io.llmrouter.engine.wire.Json;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;

/** Shows how the experiments stand: the variants, what was counted of each, and whether their differences mean anything. */
final class ExperimentsProducer extends LlmRouterProducer {

    private final Destination destination;

    ExperimentsProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        refuseStreaming(endpoint.getConfiguration());
        destination = Destination.of(endpoint.getConfiguration(), null);
    }

    @Override
    void answer(Exchange exchange) {
        List<Map<String, Object>> rows = getEndpoint().router().experiments().report();
        destination.put(
                exchange,
                switch (getEndpoint().getConfiguration().getResponseType()) {
                    case text -> Json.write(rows);
                    case json, response -> rows;
                });
    }
}
