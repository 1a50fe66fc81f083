package io.llmrouter.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents to order by how well they answer a query.
 *
 * @param query the question
 * @param documents their texts, at least one
 * @param topN how many of the best to return; null for all
 * @param extra fields this record has no name for, by their name on the wire
 */
public record RerankRequest(String query, List<String> documents, @Nullable Integer topN, Map<String, Object> extra)
        implements ModelRequest<RerankResponse> {

    /** How many documents are billed as one search. */
    private static final int DOCUMENTS_A_SEARCH = 100;

    public RerankRequest {
        documents = List.copyOf(documents);
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        if (query.isBlank() || documents.isEmpty()) {
            throw new IllegalArgumentException("to rerank, give a query and at least one document");
        }
        if (topN != null && topN < 1) {
            throw new IllegalArgumentException("topN must be at least 1, not " + topN);
        }
    }

    /** All documents, ordered. */
    public static RerankRequest of(String query, List<String> documents) {
        return new RerankRequest(query, documents, null, Map.of());
    }

    /** Every document is read together with the query. */
    @Override
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.add(query);
        texts.addAll(documents);
        return texts;
    }

    @Override
    public Units expectedUnits() {
        return Units.searches((documents.size() + DOCUMENTS_A_SEARCH - 1) / DOCUMENTS_A_SEARCH);
    }

    @Override
    public Operation operation() {
        return Operation.RERANK;
    }

    @Override
    public Class<RerankResponse> answerType() {
        return RerankResponse.class;
    }
}
