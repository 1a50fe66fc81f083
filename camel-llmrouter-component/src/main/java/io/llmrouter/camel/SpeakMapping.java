package io.llmrouter.camel;

import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.SpeakResponse;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Map;
import org.apache.camel.Exchange;

/** A text becomes a stream of sound. */
final class SpeakMapping implements OperationMapping<SpeakResponse> {

    @Override
    public ModelRequest<SpeakResponse> request(Exchange exchange, Headers headers) {
        return exchange.getMessage().getBody() instanceof SpeakRequest request
                ? request
                : new SpeakRequest(
                        ListedBody.text(exchange),
                        headers.value(LlmRouterConstants.VOICE, String.class),
                        headers.value(LlmRouterConstants.FORMAT, String.class),
                        headers.value(LlmRouterConstants.SYSTEM_MESSAGE, String.class),
                        Map.of());
    }

    @Override
    public Object result(SpeakResponse response, Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, response.mediaType());
        return new ByteArrayInputStream(response.audio());
    }

    @Override
    public Object json(SpeakResponse response) {
        return Map.of(
                "mediaType", response.mediaType(), "audio", Base64.getEncoder().encodeToString(response.audio()));
    }
}
