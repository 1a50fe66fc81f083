package io.llmrouter.camel.embedding;

import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingResponse;

/** An embedding model of Spring AI. */
final class SpringAiEmbedder extends BeanEmbedder {

    private final EmbeddingModel model;

    SpringAiEmbedder(Object bean) {
        model = (EmbeddingModel) bean;
    }

    @Override
    EmbedResponse ask(EmbedRequest request) {
        EmbeddingResponse response = model.embedForResponse(request.inputs());
        List<float[]> vectors =
                response.getResults().stream().map(Embedding::getOutput).toList();
        @Nullable String name = response.getMetadata().getModel();
        @Nullable Usage used = response.getMetadata().getUsage();
        return new EmbedResponse(
                name == null ? "" : name, vectors, usage(used == null ? null : used.getPromptTokens(), request));
    }

    @Override
    String name() {
        return model.getClass().getName();
    }
}
