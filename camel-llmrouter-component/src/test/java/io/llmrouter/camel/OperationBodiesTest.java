package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.test.OperationReplies;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bodies of operations beside chat may be, and what is told of their answers. */
class OperationBodiesTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.operations();

    private RouterContext context;

    @BeforeEach
    void start() {
        provider.reply(OperationReplies::of);
        context = RouterContext.of(provider).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private static Map<String, Object> last() {
        return provider.requests().get(provider.requests().size() - 1).body();
    }

    @Test
    void aListIsModeratedOneByOne() {
        provider.reply(request -> Reply.raw(
                200,
                "application/json",
                "{\"results\":[{\"flagged\":false,\"category_scores\":{\"hate\":0.1}},"
                        + "{\"flagged\":true,\"categories\":{\"hate\":true},\"category_scores\":{\"hate\":0.9}}]}"));

        Exchange done = context.send("llmrouter:moderate", List.of("a", "b"), Map.of());

        assertThat(last().get("input")).isEqualTo(List.of("a", "b"));
        assertThat(done.getMessage().getBody())
                .isEqualTo(List.of(
                        Map.of("flagged", false, "categories", Set.of(), "scores", Map.of("hate", 0.1)),
                        Map.of("flagged", true, "categories", Set.of("hate"), "scores", Map.of("hate", 0.9))));
        assertThat(done.getMessage().getHeader("CamelLlmRouterFlagged")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"results\":[{\"flagged\":null,\"categories\":{}}]}", "{\"results\":[{}]}", "{\"results\":[]}"
            })
    void aVerdictThatIsNoneIsNotHarmless(String answer) {
        provider.reply(request -> Reply.raw(200, "application/json", answer));

        Exchange done = context.send("llmrouter:moderate", "x", Map.of());

        assertThat(done.getException()).hasMessageContaining("cannot be understood");
        assertThat(done.getMessage().getHeader("CamelLlmRouterFlagged")).isNull();
    }

    @Test
    void bytesOfAnImageAreModeratedAsOne() {
        context.send("llmrouter:moderate", PNG, Map.of());

        assertThat(last().get("input")).asString().contains("type=image_url", "url=data:image/png;base64,iVBOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "speak"})
    void aListIsNoText(String operation) {
        assertThat(context.send("llmrouter:" + operation, List.of("a", "b"), Map.of())
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the body is a list of 2, and should be one text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "speak", "embed"})
    void bytesOfAnImageAreNoText(String operation) {
        assertThat(context.send("llmrouter:" + operation, PNG, Map.of()).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the body holds image/png, and should be text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "speak", "embed", "moderate"})
    void bytesThatAreNothingAreRefused(String operation) {
        assertThat(context.send("llmrouter:" + operation, new byte[] {0, (byte) 0xC3, 1}, Map.of())
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("neither UTF-8 text nor of a known media type");
    }

    @Test
    void anImageWithoutUsageCostsWhatWasPlanned() {
        provider.reply(request -> Reply.raw(200, "application/json", "{\"data\":[{\"b64_json\":\"AQID\"}]}"));

        Exchange done = context.send("llmrouter:image", "a cat", Map.of());

        assertThat(done.getMessage().getHeader("CamelLlmRouterOutputTokens")).isEqualTo(1_056L);
        assertThat(done.getMessage().getHeader("CamelLlmRouterCost", BigDecimal.class))
                .isGreaterThan(new BigDecimal("0.0021"));
        assertThat(done.getMessage().getHeader("CamelLlmRouterDecision", String.class))
                .contains("\"tokensCounted\":\"estimated\"", "\"images\":1");
    }

    @Test
    void anImageMayBeWrittenAsADataAddress() {
        provider.reply(request ->
                Reply.raw(200, "application/json", "{\"data\":[{\"b64_json\":\"data:image/webp;base64,AQID\"}]}"));

        Exchange done = context.send("llmrouter:image", "a cat", Map.of());

        assertThat(done.getMessage().getBody()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(done.getMessage().getHeader("Content-Type")).isEqualTo("image/webp");
    }

    @Test
    void aTextWhoseNameSoundsLikeAFilmIsAText(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("a.ts"), "const a = 1;");

        context.send("llmrouter:embed", program.toFile(), Map.of());

        assertThat(last().get("input")).asString().contains("const a = 1;");
    }

    @Test
    void anImageMayBeWrittenInLinesBesideAnEmptyOtherList() {
        provider.reply(request ->
                Reply.raw(200, "application/json", "{\"images\":null,\"data\":[{\"b64_json\":\"AQID\\nAQID\\n\"}]}"));

        assertThat(context.send("llmrouter:image", "a cat", Map.of())
                        .getMessage()
                        .getBody())
                .isEqualTo(new byte[] {1, 2, 3, 1, 2, 3});
    }

    @Test
    void anImageThatIsNoneIsAFailureOfTheProvider() {
        provider.reply(request -> Reply.raw(200, "application/json", "{\"data\":[{\"b64_json\":\"!!\"}]}"));

        assertThat(context.send("llmrouter:image", "a cat", Map.of()).getException())
                .hasMessageContaining("an image is no base64");
    }

    @Test
    void aTranscriptIsText() {
        Exchange done = context.send(
                "llmrouter:transcribe",
                new ByteArrayInputStream(new byte[] {1, 2, 3}),
                Map.of("Content-Type", "audio/wav"));
        Exchange aside = context.send(
                "llmrouter:transcribe?target=header:said", new byte[] {1, 2, 3}, Map.of("Content-Type", "audio/wav"));

        assertThat(done.getMessage().getHeader("Content-Type")).isEqualTo("text/plain");
        assertThat(aside.getMessage().getHeader("Content-Type")).isEqualTo("audio/wav");
        assertThat(done.getMessage().getHeader("CamelLlmRouterOutputTokens")).isEqualTo(3L);
    }

    @Test
    void aDecisionNamesWhatWasNotSent() {
        Exchange done = context.send("llmrouter:embed?purpose=query", "hello", Map.of());

        assertThat(done.getMessage().getHeader("CamelLlmRouterDecision", String.class))
                .contains("\"adjustments\":[\"drops purpose\"]");
    }
}
