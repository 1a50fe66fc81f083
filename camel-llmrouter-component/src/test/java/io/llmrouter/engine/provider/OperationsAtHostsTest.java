package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.ImageResponse;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModelResponse;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hosts with a form of their own are sent by operations beside chat, by the presets' rows. */
class OperationsAtHostsTest {

    private static Quirks quirks(String preset, String model) {
        Quirks quirks = Presets.builtIn().find(preset).orElseThrow().quirks();
        return quirks.byModel().of(model, CardFacts.NONE);
    }

    private static OperationDialect<?, ?> form(ModelRequest<?> request) {
        return Dialects.all(InstantSource.system())
                .get("openai")
                .operation(request.operation())
                .orElseThrow();
    }

    private static DialectRequest sent(String preset, String model, ModelRequest<?> request) {
        return sent(form(request), request, model, quirks(preset, model));
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> DialectRequest sent(
            OperationDialect<Q, R> form, ModelRequest<?> request, String model, Quirks quirks) {
        return form.encode(form.requestType().cast(request), model, quirks).fold(sent -> sent, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static <Q extends ModelRequest<R>, R extends ModelResponse> List<Content.Media> drawn(
            OperationDialect<Q, R> form, ModelRequest<?> request, String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        return form.decode(form.requestType().cast(request), new ReceivedBody("application/json", Map.of(), bytes))
                .fold(drawn -> ((ImageResponse) drawn).images(), failure -> List.of());
    }

    private static Map<String, Object> body(DialectRequest sent) throws IOException {
        return Json.mapper().readValue(sent.body(), new TypeReference<Map<String, Object>>() {});
    }

    private static ImageRequest image(String size) {
        return new ImageRequest("a cat", 1, size, null, Map.of());
    }

    @Test
    void sendsTheSizeOfAnImageAsTwoNumbersWhereTheHostWantsThem() throws IOException {
        DialectRequest sent = sent("together", "black-forest-labs/FLUX.1-schnell", image("512x256"));

        assertThat(body(sent))
                .containsEntry("width", 512)
                .containsEntry("height", 256)
                .doesNotContainKey("size");
        assertThat(sent.adjustments()).isEmpty();
    }

    @Test
    void tellsThatASizeWithoutNumbersIsLeftOut() throws IOException {
        DialectRequest sent = sent("together", "black-forest-labs/FLUX.1-schnell", image("auto"));

        assertThat(body(sent)).doesNotContainKeys("size", "width", "height");
        assertThat(sent.adjustments()).containsExactly("drops size");
    }

    @Test
    void readsAndWritesImagesInSiliconFlowsWords() throws IOException {
        assertThat(body(sent("siliconflow", "Kwai-Kolors/Kolors", image("1024x1024"))))
                .containsEntry("image_size", "1024x1024")
                .containsEntry("batch_size", 1)
                .doesNotContainKeys("size", "n");
        String answer = "{\"images\":[{\"url\":\"https://x/y.png\"}],\"timings\":{\"inference\":1},\"seed\":1}";
        assertThat(drawn(form(image(null)), image(null), answer))
                .extracting(each -> each.source().value())
                .containsExactly("https://x/y.png");
    }

    @ParameterizedTest
    @CsvSource({"openai", "azure-openai", "azure-openai-deployments"})
    void leavesOutWhatOlderModelsRefuse(String preset) throws IOException {
        EmbedRequest embed = new EmbedRequest(List.of("one"), 256, null, Map.of());
        SpeakRequest speak = new SpeakRequest("hello", "alloy", null, "cheerfully", Map.of());

        assertThat(sent(preset, "text-embedding-ada-002", embed).adjustments()).containsExactly("drops dimensions");
        assertThat(body(sent(preset, "text-embedding-3-small", embed))).containsEntry("dimensions", 256);
        assertThat(sent(preset, "tts-1-hd", speak).adjustments()).containsExactly("drops instructions");
        assertThat(body(sent(preset, "gpt-4o-mini-tts", speak))).containsEntry("instructions", "cheerfully");
    }
}
