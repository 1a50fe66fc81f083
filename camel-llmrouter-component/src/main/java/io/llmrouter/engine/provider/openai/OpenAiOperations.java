package io.llmrouter.engine.provider.openai;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.provider.OperationDialect;
import io.llmrouter.engine.provider.Reranking;
import io.llmrouter.engine.provider.Transcribing;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The table of operations beside chat in OpenAI's form, with reranking as compatible servers have it. */
final class OpenAiOperations {

    private final Map<Operation, OperationDialect<?, ?>> table = new EnumMap<>(Operation.class);

    OpenAiOperations(OpenAiErrors errors) {
        table.put(Operation.EMBED, new Embeddings(errors));
        table.put(Operation.RERANK, new Reranking(errors::find));
        table.put(Operation.MODERATE, new Moderations(errors));
        table.put(Operation.TRANSCRIBE, new Transcribing(errors::find));
        table.put(Operation.SPEAK, new Speech(errors));
        table.put(Operation.IMAGE, new Images(errors));
    }

    Optional<OperationDialect<?, ?>> find(Operation operation) {
        return Optional.ofNullable(table.get(operation));
    }
}
