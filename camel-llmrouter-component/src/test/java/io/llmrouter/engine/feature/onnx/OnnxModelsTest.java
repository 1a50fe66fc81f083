package io.llmrouter.engine.feature.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.feature.TextEmbedder;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelsTest {

    private static final String MINILM = "all-minilm-l6-v2";
    private static final String BGE = "bge-small-en-v1.5";
    private static final OnnxModels MODELS = new OnnxModels();

    @AfterAll
    static void close() {
        MODELS.close();
    }

    private static TextEmbedder model(String name) {
        return MODELS.find(name).fold(found -> found, failure -> {
            throw new AssertionError(failure);
        });
    }

    private static EmbedResponse embed(String name, String... texts) {
        return answered(model(name).embed(EmbedRequest.of(List.of(texts))));
    }

    private static EmbedResponse answered(Outcome<EmbedResponse> outcome) {
        return outcome.fold(answer -> answer, failure -> {
            throw new AssertionError(failure);
        });
    }

    private static Failure failed(Outcome<?> outcome) {
        return outcome.fold(
                answer -> {
                    throw new AssertionError(answer);
                },
                failure -> failure);
    }

    private static double cosine(List<float[]> pair) {
        double product = 0;
        for (int at = 0; at < pair.get(0).length; at++) {
            product += pair.get(0)[at] * pair.get(1)[at];
        }
        return product;
    }

    private static double cosine(String name, String one, String other) {
        return cosine(embed(name, one, other).vectors());
    }

    @ParameterizedTest
    @ValueSource(strings = {MINILM, BGE})
    void makesVectorsOf384NumbersAndTheLength1(String name) {
        EmbedResponse response = embed(name, "hello", "a longer text about something else");

        assertThat(response.model()).isEqualTo(name);
        assertThat(response.vectors()).hasSize(2).allSatisfy(vector -> {
            assertThat(vector).hasSize(384);
            assertThat(cosine(List.of(vector, vector))).isEqualTo(1, within(1e-5));
        });
    }

    @ParameterizedTest
    @CsvSource({MINILM + ", 0.8, 0.2", BGE + ", 0.8, 0.6"})
    void placesParaphrasesNearAndTheUnrelatedFar(String name, double near, double far) {
        String question = "How do I reset my password?";

        assertThat(cosine(name, question, "How can I reset my password?")).isGreaterThan(near);
        assertThat(cosine(name, question, "The recipe needs two eggs and flour."))
                .isLessThan(far);
    }

    @ParameterizedTest
    @CsvSource({MINILM + ", 20", BGE + ", 60"})
    void readsATextToItsEnd(String name, int repeats) {
        String start = "The committee met again to discuss the budget. ".repeat(repeats);
        String one = start + "Then a purple elephant sang on the roof of the opera.";
        String other = start + "Finally all engines of the submarine were repaired.";

        EmbedResponse response = embed(name, one, other);

        assertThat(cosine(response.vectors())).isLessThan(0.999).isGreaterThan(0.5);
        assertThat(response.usage().inputTokens()).isGreaterThan(2L * 8 * repeats);
    }

    @ParameterizedTest
    @ValueSource(strings = {MINILM, BGE})
    void countsEveryTokenOnce(String name) {
        assertThat(embed(name, "hello world").usage().inputTokens()).isEqualTo(4);
        assertThat(embed(name, "hello ".repeat(600), "hello").usage().inputTokens())
                .isEqualTo(605);
    }

    @ParameterizedTest
    @ValueSource(strings = {MINILM, BGE})
    void answersEightThreadsAsOne(String name) throws Exception {
        List<String> texts = List.of("one", "two words", "three ".repeat(130), "four: a sentence, with signs!");
        List<float[]> alone = embed(name, texts.toArray(String[]::new)).vectors();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<float[]>>> together = new ArrayList<>();
            for (int each = 0; each < 8; each++) {
                together.add(threads.submit(
                        () -> embed(name, texts.toArray(String[]::new)).vectors()));
            }
            for (Future<List<float[]>> each : together) {
                for (int at = 0; at < texts.size(); at++) {
                    assertThat(cosine(List.of(each.get().get(at), alone.get(at))))
                            .isEqualTo(1, within(1e-4));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void putsTheModelsOwnWordsBeforeAQuery() {
        EmbedRequest query = new EmbedRequest(List.of("bread"), null, EmbedRequest.Purpose.QUERY, Map.of());

        assertThat(answered(model(MINILM).embed(query)).usage().inputTokens()).isEqualTo(3);
        assertThat(answered(model(BGE).embed(query)).usage().inputTokens()).isEqualTo(11);
    }

    @Test
    void refusesABlankTextAndSaysWhich() {
        Failure failure = failed(model(MINILM).embed(EmbedRequest.of(List.of("fine", " \n"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(failure.message()).isEqualTo("text 2 has nothing to embed");
    }

    @Test
    void refusesVectorsOfAnotherLength() {
        TextEmbedder model = model(MINILM);

        assertThat(failed(model.embed(new EmbedRequest(List.of("a"), 256, null, Map.of())))
                        .message())
                .isEqualTo("vectors of all-minilm-l6-v2 have 384 dimensions, not 256");
        assertThat(model.embed(new EmbedRequest(List.of("a"), 384, null, Map.of()))
                        .isAnswered())
                .isTrue();
    }

    @Test
    void namesTheModelsThereAre() {
        Failure failure = failed(MODELS.find("minilm"));

        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(failure.message()).endsWith("but all-minilm-l6-v2 and bge-small-en-v1.5");
    }

    @Test
    void isLoadedOnce() {
        assertThat(model(MINILM)).isSameAs(model(MINILM));
    }

    @Test
    void givesUpWhenInterrupted() {
        TextEmbedder model = model(MINILM);
        Thread.currentThread().interrupt();
        try {
            assertThat(failed(model.embed(EmbedRequest.of(List.of("a")))).kind())
                    .isEqualTo(FailureKind.CANCELLED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void answersNoMoreWhenClosed() {
        OnnxModels models = new OnnxModels();
        TextEmbedder model = models.find(MINILM).fold(found -> found, failure -> null);
        models.close();
        models.close();

        assertThat(failed(model.embed(EmbedRequest.of(List.of("a")))).message()).isEqualTo("the model is closed");
        assertThat(failed(models.find(MINILM)).kind()).isEqualTo(FailureKind.CANCELLED);
    }
}
