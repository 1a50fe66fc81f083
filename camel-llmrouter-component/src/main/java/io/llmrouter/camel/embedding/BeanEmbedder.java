package io.llmrouter.camel.embedding;

import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** What both libraries' models have in common: failures as values, and tokens that are estimated where they do not say. */
abstract class BeanEmbedder implements TextEmbedder {

    @Override
    public final Outcome<EmbedResponse> embed(EmbedRequest request) {
        if (request.dimensions() != null) {
            return Outcome.failed(
                    FailureKind.UNSUPPORTED, "an embedding bean itself says how long its vectors are, not the request");
        }
        try {
            EmbedResponse response = ask(request);
            int given = response.vectors().size();
            int asked = request.inputs().size();
            return given == asked
                    ? Outcome.answered(response)
                    : Outcome.failed(
                            FailureKind.MALFORMED_RESPONSE,
                            name() + " returned " + given + " vectors for " + asked + " texts");
        } catch (RuntimeException e) {
            return Outcome.failed(Failure.of(kindOf(e), name() + ": " + e));
        }
    }

    abstract EmbedResponse ask(EmbedRequest request);

    /** What an exception of the library means; null where it has none of its own. */
    @Nullable
    FailureKind kind(RuntimeException exception) {
        return null;
    }

    abstract String name();

    static Usage usage(@Nullable Integer tokens, EmbedRequest request) {
        return tokens == null || tokens <= 0
                ? Usage.estimated(RequestFeatures.of(request, false).inputTokens(), 0)
                : Usage.of(tokens, 0);
    }

    private FailureKind kindOf(RuntimeException exception) {
        FailureKind known = kind(exception);
        if (known != null) {
            return known;
        }
        boolean late = ObjectHelper.getException(TimeoutException.class, exception) != null
                || ObjectHelper.getException(InterruptedIOException.class, exception) != null;
        return late ? FailureKind.TIMEOUT : FailureKind.SERVER_ERROR;
    }
}
