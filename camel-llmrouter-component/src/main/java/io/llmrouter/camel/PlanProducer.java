package io.llmrouter.camel;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.policy.Plan;
import org.apache.camel.Exchange;

/** Explains how a message would be routed, and calls nothing. */
final class PlanProducer extends LlmRouterProducer {

    private final RequestMapping requests;
    private final Destination destination;

    PlanProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        LlmRouterConfiguration options = endpoint.getConfiguration();
        refuseStreaming(endpoint.getConfiguration());
        requests = new RequestMapping(endpoint.getCamelContext(), options);
        destination = Destination.of(options, null);
    }

    @Override
    void answer(Exchange exchange) {
        LlmRouterConfiguration options = getEndpoint().getConfiguration();
        Headers headers = Headers.of(exchange, getEndpoint());
        Plan plan = getEndpoint()
                .router()
                .plan(request(exchange, headers), routing().options(exchange, headers));
        destination.put(
                exchange,
                switch (options.getResponseType()) {
                    case text -> options.getExplanation().write(Explanation.of(plan));
                    case json -> Explanation.of(plan);
                    case response -> plan;
                });
    }

    private ModelRequest<?> request(Exchange exchange, Headers headers) {
        boolean ready =
                exchange.getMessage().getBody() instanceof ModelRequest<?> other && other.operation() != Operation.CHAT;
        return ready ? exchange.getMessage().getBody(ModelRequest.class) : requests.request(exchange, headers);
    }
}
