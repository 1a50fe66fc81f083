package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embeddings go to each provider in its own words, and no more texts at once than it takes. */
class EmbeddingPresetsTest {

    @ParameterizedTest
    @CsvSource({
        "openai, 2048",
        "voyage, 1000",
        "jina, 512",
        "nvidia-nim, 256",
        "google-openai, 100",
        "cloudflare-workers-ai, 100",
        "upstage, 100",
        "zai, 64",
        "zhipuai, 64",
        "siliconflow, 32",
        "siliconflow-cn, 32",
        "dashscope, 10",
        "dashscope-cn, 10"
    })
    void sendsWhatAProviderTakesAtOnce(String preset, int most) {
        Sent<?, ?> sent = Sent.to(preset);

        assertThat(sent.parts(Collections.nCopies(most, "one"))).hasSize(1);
        assertThat(sent.parts(Collections.nCopies(most + 1, "one"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "voyage, DOCUMENT, '\"input_type\":\"document\"'",
        "voyage, QUERY, '\"input_type\":\"query\"'",
        "jina, DOCUMENT, '\"task\":\"retrieval.passage\"'",
        "jina, SIMILARITY, '\"task\":\"text-matching\"'",
        "nvidia-nim, DOCUMENT, '\"input_type\":\"passage\"'",
        "nvidia-nim, QUERY, '\"input_type\":\"query\"'",
        "nvidia-nim, , '\"input_type\":\"passage\"'"
    })
    void saysWhatTheVectorsAreFor(String preset, @Nullable Purpose purpose, String said) {
        EmbedRequest asked = new EmbedRequest(List.of("one"), null, purpose, Map.of());

        assertThat(Sent.to(preset).body(asked)).contains(said);
    }

    @Test
    void leavesToTheRequestWhatItSaysItself() {
        EmbedRequest asked = new EmbedRequest(List.of("one"), null, null, Map.of("input_type", "query"));

        assertThat(Sent.to("nvidia-nim").body(asked))
                .contains("\"input_type\":\"query\"")
                .doesNotContain("passage");
        assertThat(Sent.to("voyage").body(EmbedRequest.of(List.of("one")))).doesNotContain("input_type");
    }

    private record Sent<Q extends ModelRequest<R>, R extends ModelResponse>(
            OperationDialect<Q, R> form, Quirks quirks) {

        static Sent<?, ?> to(String name) {
            Preset preset = Presets.builtIn().find(name).orElseThrow();
            ChatDialect dialect = Dialects.all(InstantSource.system()).get(preset.dialect());
            return of(dialect.operation(Operation.EMBED).orElseThrow(), preset.quirks());
        }

        private static <Q extends ModelRequest<R>, R extends ModelResponse> Sent<Q, R> of(
                OperationDialect<Q, R> form, Quirks quirks) {
            return new Sent<>(form, quirks);
        }

        List<Q> parts(List<String> texts) {
            return form.parts(form.requestType().cast(EmbedRequest.of(texts)), "m", quirks);
        }

        String body(EmbedRequest asked) {
            return form.encode(form.requestType().cast(asked), "m", quirks)
                    .fold(request -> new String(request.body(), StandardCharsets.UTF_8), failure -> failure.message());
        }
    }
}
