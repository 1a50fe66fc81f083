package io.llmrouter.routes;

import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.Result;
import io.llmrouter.engine.catalog.Nearest;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.provider.openai.OpenAiCall;
import io.llmrouter.engine.provider.openai.OpenAiCallReader;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers requests of OpenAI's interfaces beside chat: {@code embeddings}, {@code moderations}, {@code rerank},
 * {@code images} and {@code speech}; {@link Transcription} takes the one that is a form. What the engine cannot answer
 * becomes a response in OpenAI's form, too. The option {@code requests} says which; it is set before the route starts.
 * Thread-safe.
 */
public final class OperationCall implements Processor {

    private static final String DEFAULT_POLICY = "default";

    private static final Map<String, Function<byte[], OpenAiCall<?>>> READERS = Map.of(
            "embeddings", OpenAiCallReader::embeddings,
            "moderations", OpenAiCallReader::moderations,
            "rerank", OpenAiCallReader::rerank,
            "images", OpenAiCallReader::images,
            "speech", OpenAiCallReader::speech);

    private Function<byte[], OpenAiCall<?>> reader = OpenAiCallReader::embeddings;
    private ModelNames models = new ModelNames();

    /**
     * Which requests come.
     *
     * @throws IllegalArgumentException if there are none of that name; the message names the nearest
     */
    public void setRequests(String requests) {
        Function<byte[], OpenAiCall<?>> found = READERS.get(requests);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there are no requests '" + requests + "': " + Nearest.hint(requests, READERS.keySet()));
        }
        reader = found;
    }

    /** Which models clients may name; only those that are listed, unless it is set. */
    public ModelNames getModels() {
        return models;
    }

    /** To be set before the first request. */
    public void setModels(ModelNames models) {
        this.models = models;
    }

    @Override
    public void process(Exchange exchange) {
        new Response(exchange).answer(response -> {
            byte[] body = exchange.getMessage().getBody(byte[].class);
            answer(exchange, response, reader.apply(body == null ? new byte[0] : body), models);
        });
    }

    static <R extends ModelResponse> void answer(
            Exchange exchange, Response response, OpenAiCall<R> call, ModelNames models) {
        LlmRouter router = Router.of(exchange);
        String model = Objects.requireNonNullElse(call.model(), DEFAULT_POLICY);
        CallOptions options = models.options(model, router.config())
                .withCaller(call.user(), null)
                .withContext(exchange);
        Result<R> result = router.perform(call.request(), options);
        response.send(call.form().apply(result.response()));
        response.explain(result.target(), result.decision());
    }
}
