package io.llmrouter.camel;

import io.llmrouter.engine.catalog.Words;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** A text becomes a vector, a list of texts a list of vectors. */
final class EmbedMapping implements OperationMapping<EmbedResponse> {

    private static final String SINGLE = "CamelLlmRouterSingleInput";

    private final @Nullable Integer dimensions;
    private final @Nullable Purpose purpose;

    /** @throws IllegalArgumentException if there is no such purpose; the message names the nearest */
    EmbedMapping(LlmRouterConfiguration options) {
        String word = options.getPurpose();
        dimensions = options.getDimensions();
        purpose = word == null ? null : purpose(word);
    }

    @Override
    public ModelRequest<EmbedResponse> request(Exchange exchange, Headers headers) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof EmbedRequest request) {
            return request;
        }
        List<String> several = ListedBody.texts(exchange);
        exchange.setProperty(SINGLE, several == null);
        List<String> inputs = several == null ? List.of(ListedBody.text(exchange)) : several;
        String asked = headers.value(LlmRouterConstants.PURPOSE, String.class);
        return new EmbedRequest(
                inputs,
                headers.over(LlmRouterConstants.DIMENSIONS, Integer.class, dimensions),
                asked == null ? purpose : purpose(asked),
                Map.of());
    }

    private static Purpose purpose(String word) {
        return Words.parse("purpose", Purpose.class, word);
    }

    @Override
    public Object result(EmbedResponse response, Exchange exchange) {
        boolean single = Boolean.TRUE.equals(exchange.removeProperty(SINGLE));
        return single ? response.vectors().get(0) : response.vectors();
    }

    @Override
    public Object json(EmbedResponse response) {
        List<List<Float>> vectors = new ArrayList<>();
        for (float[] vector : response.vectors()) {
            List<Float> numbers = new ArrayList<>(vector.length);
            for (float number : vector) {
                numbers.add(number);
            }
            vectors.add(numbers);
        }
        return vectors;
    }
}
