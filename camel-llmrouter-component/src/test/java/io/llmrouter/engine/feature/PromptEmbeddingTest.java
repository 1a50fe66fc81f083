package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Usage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptEmbeddingTest {

    private final AtomicInteger calls = new AtomicInteger();
    private final TextEmbedder embedder = embedder();
    private final RequestFeatures features = RequestFeatures.of(ChatRequest.of("Good morning"), false);

    @Test
    void isMadeOnceForEachModel() {
        float[] first = vector(features.embedding(embedder));
        float[] again = vector(features.embedding(embedder));
        features.embedding(embedder());

        assertThat(again).isSameAs(first).containsExactly(12);
        assertThat(calls).hasValue(2);
    }

    @Test
    void failsWhereThereIsNothingToEmbed() {
        Outcome<float[]> outcome =
                RequestFeatures.of(ChatRequest.of(" "), false).embedding(embedder);

        assertThat(outcome.<Object>fold(vector -> vector, failure -> failure.kind()))
                .isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(calls).hasValue(0);
    }

    private TextEmbedder embedder() {
        return request -> {
            calls.incrementAndGet();
            float length = request.inputs().get(0).length();
            return Outcome.answered(new EmbedResponse("tiny", List.of(new float[] {length}), Usage.of(1, 0)));
        };
    }

    private static float[] vector(Outcome<float[]> outcome) {
        return outcome.fold(vector -> vector, failure -> new float[0]);
    }
}
