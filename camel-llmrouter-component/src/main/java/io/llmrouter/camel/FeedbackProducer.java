package io.llmrouter.camel;

import io.llmrouter.engine.observe.EventValues;
import io.llmrouter.engine.observe.Feedback;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.engine.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Scores an answer that was given before, and says what it was the answer of. */
final class FeedbackProducer extends LlmRouterProducer {

    private final Destination destination;

    FeedbackProducer(LlmRouterEndpoint endpoint) {
        super(endpoint);
        refuseStreaming(endpoint.getConfiguration());
        destination = Destination.of(endpoint.getConfiguration(), null);
    }

    /** Which answer is meant is in the headers that it left. */
    @Override
    void forgetAnswer(Message message) {
        message.removeHeader(LlmRouterConstants.FAILURE_KIND);
        message.removeHeader(LlmRouterConstants.FAILURE_MESSAGE);
    }

    @Override
    void answer(Exchange exchange) {
        Feedback feedback = FeedbackBody.read(exchange, Headers.of(exchange, getEndpoint()));
        destination.check(exchange);
        Judged judged = getEndpoint().router().feedback(feedback);
        destination.put(
                exchange,
                switch (getEndpoint().getConfiguration().getResponseType()) {
                    case text -> Json.write(values(judged));
                    case json -> values(judged);
                    case response -> judged;
                });
    }

    private static Map<String, Object> values(Judged judged) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("decisionId", judged.call().decisionId());
        map.put("target", judged.call().target().toString());
        map.putAll(EventValues.values(judged));
        return map;
    }
}
