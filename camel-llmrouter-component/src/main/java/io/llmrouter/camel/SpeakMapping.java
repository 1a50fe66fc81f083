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

    private final LlmRouterConfiguration options;
    private final AskedText how;

    /** @throws IllegalArgumentException if how to say it cannot be read */
    SpeakMapping(LlmRouterEndpoint endpoint) {
        options = endpoint.getConfiguration();
        how = AskedText.system(endpoint);
    }

    @Override
    public ModelRequest<SpeakResponse> request(Exchange exchange, Headers headers) {
        return exchange.getMessage().getBody() instanceof SpeakRequest request
                ? request
                : new SpeakRequest(
                        ListedBody.text(exchange),
                        headers.over(LlmRouterConstants.VOICE, String.class, options.getVoice()),
                        headers.over(LlmRouterConstants.FORMAT, String.class, options.getFormat()),
                        how.of(exchange, headers),
                        Map.of());
    }

    @Override
    public Object result(SpeakResponse response, Exchange exchange) {
        return new ByteArrayInputStream(response.audio());
    }

    @Override
    public String mediaType(SpeakResponse response) {
        return response.mediaType();
    }

    @Override
    public Object json(SpeakResponse response) {
        return Map.of(
                "mediaType", response.mediaType(), "audio", Base64.getEncoder().encodeToString(response.audio()));
    }
}
