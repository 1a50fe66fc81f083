package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Media that a provider does not take: another may, so that the request fails as unsupported before it is sent. */
class RefusedMediaTest {

    @ParameterizedTest
    @CsvSource({
        "openai, AUDIO, audio/ogg, inline",
        "azure-openai, AUDIO, audio/flac, inline",
        "azure-openai-deployments, VIDEO, video/mp4, https://h/a.mp4",
        "openai, VIDEO, video/mp4, https://h/a.mp4",
        "openai-responses, DOCUMENT, application/pdf, gs://b/a.pdf",
        "openai-responses, DOCUMENT, application/pdf, anthropic-file:file_1",
        "responses-compatible, IMAGE, image/png, s3://b/a.png",
        "azure-responses, IMAGE, image/png, file_abc"
    })
    void isRefused(String preset, Modality modality, String type, String address) {
        assertThat(ProviderKit.failure(encoded(preset, modality, type, address)).kind())
                .isEqualTo(FailureKind.UNSUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "openai, AUDIO, audio/x-wav, inline, '\"format\":\"wav\"'",
        "azure-openai, AUDIO, audio/mpeg, inline, '\"format\":\"mp3\"'",
        "vllm, AUDIO, audio/ogg; codecs=opus, inline, '\"format\":\"ogg\"'",
        "vllm, VIDEO, video/mp4, https://h/a.mp4, video_url",
        "openai-responses, DOCUMENT, application/pdf, https://h/a.pdf, file_url",
        "openai-responses, DOCUMENT, application/pdf, openai-file:file_1, file_id",
        "openai-responses, IMAGE, image/png, HTTPS://h/a.png, image_url",
        "openai-responses, IMAGE, image/png, inline, 'data:image/png;base64,AQ=='"
    })
    void isSentToThoseWhoTakeIt(String preset, Modality modality, String type, String address, String written) {
        String body = encoded(preset, modality, type, address)
                .fold(request -> new String(request.body(), StandardCharsets.UTF_8), Object::toString);

        assertThat(body).contains(written);
    }

    private static Outcome<DialectRequest> encoded(String name, Modality modality, String type, String address) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        MediaSource source =
                address.equals("inline") ? MediaSource.inline(new byte[] {1}) : MediaSource.remote(address);
        Media media = new Media(modality, type, source, null, null);
        return Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(
                        ChatRequest.of(List.of(Message.of(Role.USER, List.of(media)))),
                        "m",
                        preset.quirks().byModel().of("m", CardFacts.NONE),
                        false);
    }
}
