package io.llmrouter.engine.provider.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.EmbedDialect;
import io.llmrouter.engine.provider.OperationBody;
import io.llmrouter.engine.provider.ReceivedBody;
import io.llmrouter.engine.provider.usage.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * Embeddings, as documented at https://docs.ollama.com/api/embed; an answer of {@code /api/embeddings} is read, too. An
 * input that is longer than the model's window is an error, never cut. Stateless and thread-safe.
 */
record Embeddings(OllamaErrors errors) implements EmbedDialect {

    private static final int MOST = 512;

    @Override
    public int mostInputs(String model) {
        return MOST;
    }

    @Override
    public Outcome<DialectRequest> encode(EmbedRequest request, String model, Quirks quirks) {
        return new OperationBody()
                .with("model", model)
                .with("input", request.inputs())
                .with("dimensions", request.dimensions())
                .with("truncate", false)
                .without("purpose", request.purpose())
                .withAll(request.extra())
                .request(Operation.EMBED, model, quirks);
    }

    @Override
    public Outcome<EmbedResponse> decode(EmbedRequest request, ReceivedBody body) {
        return body.read(errors::find, root -> EmbedDialect.answer(request, read(root)));
    }

    private static EmbedResponse read(JsonNode root) {
        List<float[]> vectors = new ArrayList<>();
        root.path("embeddings").forEach(each -> vectors.add(EmbedDialect.vector(each)));
        if (root.has("embedding")) {
            vectors.add(EmbedDialect.vector(root.path("embedding")));
        }
        long tokens = Counts.of(root, "prompt_eval_count");
        Usage usage = tokens == 0 ? Usage.estimated(0, 0) : Usage.of(tokens, 0);
        return new EmbedResponse(root.path("model").asText(""), vectors, usage);
    }
}
