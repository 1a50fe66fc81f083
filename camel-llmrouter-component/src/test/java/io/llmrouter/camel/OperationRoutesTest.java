package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.EmbedResponse;
import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The producers of operations beside chat, over HTTP. */
class OperationRoutesTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.operations();

    private RouterContext context;

    @BeforeEach
    void start() {
        context = RouterContext.of(provider).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aTextBecomesAVectorAndAListOfTextsAListOfVectors() {
        Exchange one = context.send("llmrouter:embed", "hello", Map.of());
        Exchange several = context.send("llmrouter:embed", List.of("a", "bcd"), Map.of());

        assertThat(one.getMessage().getBody()).isEqualTo(new float[] {5, 0.5f, -1});
        assertThat((List<?>) several.getMessage().getBody())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(float[].class))
                .extracting(vector -> vector[0])
                .containsExactly(1f, 3f);
        assertThat(one.getMessage().getHeader(LlmRouterConstants.MODEL)).isEqualTo("m");
        assertThat(one.getMessage().getHeader(LlmRouterConstants.INPUT_TOKENS)).isEqualTo(7L);
        assertThat(one.getMessage().getHeader(LlmRouterConstants.COST)).isEqualTo(new BigDecimal("0.000007"));
        assertThat(one.getMessage().getHeader(LlmRouterConstants.DECISION, String.class))
                .contains("\"attempts\"");
    }

    @Test
    void vectorsComeAsJsonOrAsTheWholeResponseToo() {
        assertThat(context.send("llmrouter:embed?responseType=json", "hello", Map.of())
                        .getMessage()
                        .getBody())
                .isEqualTo(List.of(List.of(5f, 0.5f, -1f)));
        assertThat(context.send("llmrouter:embed?responseType=response", "hello", Map.of())
                        .getMessage()
                        .getBody())
                .isInstanceOf(EmbedResponse.class);
    }

    @Test
    void headersSayHowToEmbed() {
        context.send("llmrouter:embed", "hello", Map.of("CamelLlmRouterDimensions", 64));
        Exchange wrong = context.send("llmrouter:embed", "hello", Map.of("CamelLlmRouterPurpose", "qery"));

        assertThat(last().get("dimensions")).isEqualTo(64);
        assertThat(wrong.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("did you mean 'query'");
    }

    @Test
    void documentsComeBackInTheirOrder() {
        Exchange done = context.send(
                "llmrouter:rerank?userMessage=${header.question}",
                List.of("first", Map.of("id", 2)),
                Map.of("question", "which?", "CamelLlmRouterTopN", 2));

        assertThat(done.getException()).isNull();
        assertThat(last()).containsEntry("query", "which?").containsEntry("top_n", 2);
        assertThat(last().get("documents")).isEqualTo(List.of("first", "{\"id\":2}"));
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("index", 1);
        best.put("score", 0.2);
        best.put("document", Map.of("id", 2));
        assertThat(((List<?>) done.getMessage().getBody()).get(0)).isEqualTo(best);
    }

    @Test
    void moderationSaysInAHeaderWhetherItIsHarmful() {
        Exchange bad = context.send("llmrouter:moderate?target=header:verdict", "something bad", Map.of());
        Exchange good = context.send("llmrouter:moderate", "something nice", Map.of());

        assertThat(bad.getMessage().getHeader("CamelLlmRouterFlagged")).isEqualTo(true);
        assertThat(bad.getMessage().getBody()).isEqualTo("something bad");
        assertThat(good.getMessage().getHeader("CamelLlmRouterFlagged")).isEqualTo(false);
        assertThat(good.getMessage().getBody(String.class)).contains("scores");
    }

    @Test
    void soundBecomesText() {
        InputStream sound = new ByteArrayInputStream(new byte[] {1, 2, 3});

        assertThat(context.send("llmrouter:transcribe", sound, Map.of("CamelLlmRouterLanguage", "en"))
                        .getMessage()
                        .getBody())
                .isEqualTo("Hello there.");
        assertThat(provider.requests()
                        .get(provider.requests().size() - 1)
                        .headers()
                        .get("Content-Type"))
                .startsWith("multipart/form-data");
    }

    @Test
    void textBecomesAStreamOfSound() {
        Exchange done = context.send(
                "llmrouter:speak", "Hello", Map.of("CamelLlmRouterVoice", "nova", "CamelLlmRouterFormat", "mp3"));

        assertThat(done.getMessage().getBody(String.class)).isEqualTo("sound of Hello");
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("audio/mpeg");
        assertThat(last()).containsEntry("voice", "nova").containsEntry("response_format", "mp3");
    }

    @Test
    void textBecomesAnImage() {
        Exchange done = context.send(
                "llmrouter:image",
                "a cat",
                Map.of(
                        "CamelLlmRouterImageSize",
                        "512x512",
                        "CamelLlmRouterImageCount",
                        1,
                        "CamelLlmRouterImageQuality",
                        "high"));

        assertThat(done.getMessage().getBody()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(done.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(last())
                .containsEntry("size", "512x512")
                .containsEntry("n", 1)
                .containsEntry("quality", "high");
    }

    @Test
    void tokensAreCountedWithoutACall() {
        int before = provider.requests().size();
        Exchange done = context.send(
                "llmrouter:tokens", "What is the capital of France?", Map.of("CamelLlmRouterAskProvider", true));

        assertThat(done.getMessage().getBody(Long.class)).isBetween(7L, 16L);
        assertThat(done.getMessage().getHeader("CamelLlmRouterCountedBy")).isEqualTo("estimate");
        assertThat(done.getMessage().getHeader("CamelLlmRouterCountError")).isEqualTo(0.18);
        assertThat(provider.requests()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"rerank, needs a list", "embed, the body is empty", "transcribe, needs a sound file", "speak, is empty"
    })
    void refusesWhatItCannotRead(String operation, String message) {
        assertThat(context.send("llmrouter:" + operation, null, Map.of()).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    private static Map<String, Object> last() {
        return provider.requests().get(provider.requests().size() - 1).body();
    }
}
