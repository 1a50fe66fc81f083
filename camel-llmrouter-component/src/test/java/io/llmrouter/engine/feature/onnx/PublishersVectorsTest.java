package io.llmrouter.engine.feature.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.llmrouter.engine.model.EmbedRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our vectors of short texts beside those of the library that publishes the models' jars. */
class PublishersVectorsTest {

    private static final String TEXT = "The café's invoice no. 4711 is due on 1 May; please pay 12.50 EUR.";

    @BeforeAll
    static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
    }

    @AfterAll
    static void tidyUp() {
        System.clearProperty("ai.djl.offline");
    }

    private static void same(BundledModel model, EmbeddingModel published) throws IOException {
        float[] theirs = published.embed(TEXT).content().vector();
        try (OnnxEmbedder embedder = OnnxEmbedder.load(model)) {
            float[] ours = embedder.embed(EmbedRequest.of(List.of(TEXT)))
                    .fold(answer -> answer.vectors().get(0), failure -> new float[0]);
            assertThat(ours).hasSize(theirs.length);
            for (int at = 0; at < ours.length; at++) {
                assertThat(ours[at]).isEqualTo(theirs[at], within(1e-3f));
            }
        }
    }

    @Test
    void areTheSameForMiniLm() throws IOException {
        same(BundledModel.ALL_MINILM_L6_V2, new AllMiniLmL6V2QuantizedEmbeddingModel());
    }

    @Test
    void areTheSameForBge() throws IOException {
        same(BundledModel.BGE_SMALL_EN_V1_5, new BgeSmallEnV15QuantizedEmbeddingModel());
    }
}
