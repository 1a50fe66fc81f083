package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.TranscribeRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations beside chat have to leave out is told, and a strict account refuses it. */
class OperationAdjustmentsTest {

    private static final Quirks NO_LANGUAGE = quirks(Set.of("language"), Map.of());

    private static Quirks quirks(Set<String> dropped, Map<String, String> renamed) {
        return ProviderKit.PLAIN.with(new Quirks(
                "",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                dropped,
                renamed,
                Map.of(),
                Map.of(),
                Map.of(),
                CardFacts.NONE));
    }

    private static EmbedRequest embed(Purpose purpose) {
        return new EmbedRequest(List.of("one"), null, purpose, Map.of());
    }

    private static Preset preset(String name) {
        return Presets.builtIn().find(name).orElseThrow();
    }

    private static ChatDialect dialect(String preset, boolean strict) {
        ChatDialect dialect =
                Dialects.all(InstantSource.system()).get(preset(preset).dialect());
        return strict ? new StrictDialect(dialect) : dialect;
    }

    private static Outcome<DialectRequest> encoded(
            ChatDialect dialect, ModelRequest<?> request, String model, Quirks quirks) {
        return encoded(dialect.operation(request.operation()).orElseThrow(), request, model, quirks);
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> Outcome<DialectRequest> encoded(
            OperationDialect<Q, R> form, ModelRequest<?> request, String model, Quirks quirks) {
        return form.encode(form.requestType().cast(request), model, quirks);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, text-embedding-3-small, QUERY",
        "ollama, all-minilm, DOCUMENT",
        "bedrock, amazon.titan-embed-text-v2:0, QUERY",
        "bedrock, amazon.titan-embed-image-v1, QUERY",
        "voyage, voyage-3, CLUSTERING"
    })
    void tellsThatAPurposeIsLost(String preset, String model, Purpose purpose) {
        Quirks quirks = preset(preset).quirks();

        Outcome<DialectRequest> usual = encoded(dialect(preset, false), embed(purpose), model, quirks);
        Outcome<DialectRequest> strict = encoded(dialect(preset, true), embed(purpose), model, quirks);

        assertThat(usual.fold(DialectRequest::adjustments, failure -> List.of()))
                .containsExactly("drops purpose");
        assertThat(ProviderKit.failure(strict).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(ProviderKit.failure(strict).message()).endsWith("it drops purpose");
    }

    @ParameterizedTest
    @CsvSource({
        "voyage, voyage-3, QUERY",
        "jina, jina-embeddings-v3, CLUSTERING",
        "cohere, embed-v4.0, QUERY",
        "gemini, gemini-embedding-001, SIMILARITY",
        "bedrock, cohere.embed-english-v3, QUERY"
    })
    void sendsAPurposeThatHasAWord(String preset, String model, Purpose purpose) {
        Quirks quirks = preset(preset).quirks();

        assertThat(encoded(dialect(preset, true), embed(purpose), model, quirks)
                        .fold(DialectRequest::adjustments, failure -> null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cohere, embed-v4.0", "bedrock, cohere.embed-english-v3"})
    void asksForVectorsOfNumbersAloneAndTellsIt(String preset, String model) {
        Map<String, Object> extra = Map.of("embedding_types", List.of("int8", "float"));
        EmbedRequest request = new EmbedRequest(List.of("one"), null, null, extra);
        Map<String, Object> same = Map.of("embedding_types", List.of("float"));

        DialectRequest sent = encoded(
                        dialect(preset, false), request, model, preset(preset).quirks())
                .fold(written -> written, failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(Golden.map(sent.body())).containsEntry("embedding_types", List.of("float"));
        assertThat(sent.adjustments()).containsExactly("drops embedding_types");
        assertThat(encoded(
                                dialect(preset, true),
                                new EmbedRequest(List.of("one"), null, null, same),
                                model,
                                preset(preset).quirks())
                        .fold(DialectRequest::adjustments, failure -> null))
                .isEmpty();
    }

    @Test
    void tellsWhichFieldsOfAFormAreLost() {
        TranscribeRequest request = new TranscribeRequest(new byte[] {1}, "a.wav", "en", null, Map.of());

        Outcome<DialectRequest> usual = encoded(dialect("openai", false), request, "whisper-1", NO_LANGUAGE);
        Outcome<DialectRequest> strict = encoded(dialect("openai", true), request, "whisper-1", NO_LANGUAGE);

        assertThat(usual.fold(DialectRequest::adjustments, failure -> List.of()))
                .containsExactly("drops language");
        assertThat(ProviderKit.failure(strict).message()).endsWith("it drops language");
    }

    @Test
    void dropsAFieldOfAFormThatIsRenamedToNothing() {
        TranscribeRequest request = new TranscribeRequest(new byte[] {1}, "a.wav", "en", null, Map.of());

        assertThat(encoded(dialect("openai", false), request, "whisper-1", quirks(Set.of(), Map.of("language", "")))
                        .fold(DialectRequest::adjustments, failure -> List.of()))
                .containsExactly("drops language");
    }

    @Test
    void keepsTheFormsOfItsDialect() {
        OperationDialect<?, ?> form =
                dialect("voyage", true).operation(Operation.EMBED).orElseThrow();

        assertThat(form.requestType()).isEqualTo(EmbedRequest.class);
        assertThat(dialect("anthropic", true).operation(Operation.EMBED)).isEmpty();
    }
}
