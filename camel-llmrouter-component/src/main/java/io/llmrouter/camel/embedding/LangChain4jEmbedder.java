package io.llmrouter.camel.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An embedding model of LangChain4j. */
final class LangChain4jEmbedder extends BeanEmbedder {

    private static final Map<Class<?>, FailureKind> KINDS = Map.of(
            RateLimitException.class, FailureKind.RATE_LIMITED,
            AuthenticationException.class, FailureKind.AUTHENTICATION,
            ModelNotFoundException.class, FailureKind.NOT_FOUND,
            InvalidRequestException.class, FailureKind.INVALID_REQUEST,
            TimeoutException.class, FailureKind.TIMEOUT);

    private final EmbeddingModel model;

    LangChain4jEmbedder(Object bean) {
        model = (EmbeddingModel) bean;
    }

    @Override
    EmbedResponse ask(EmbedRequest request) {
        Response<List<Embedding>> response =
                model.embedAll(request.inputs().stream().map(TextSegment::from).toList());
        List<float[]> vectors =
                response.content().stream().map(Embedding::vector).toList();
        TokenUsage used = response.tokenUsage();
        return new EmbedResponse("", vectors, usage(used == null ? null : used.inputTokenCount(), request));
    }

    @Override
    @Nullable
    FailureKind kind(RuntimeException exception) {
        return KINDS.get(exception.getClass());
    }

    @Override
    String name() {
        return model.getClass().getName();
    }
}
