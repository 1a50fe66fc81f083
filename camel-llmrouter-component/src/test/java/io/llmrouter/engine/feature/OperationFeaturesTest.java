package io.llmrouter.engine.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.catalog.UnitPrices;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.ImageRequest;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.ModelRequest;
import io.llmrouter.engine.model.ModerateRequest;
import io.llmrouter.engine.model.RerankRequest;
import io.llmrouter.engine.model.SpeakRequest;
import io.llmrouter.engine.model.TranscribeRequest;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationFeaturesTest {

    @Test
    void anEmbeddingReadsAllInputsAndEachMustFit() {
        RequestFeatures features = of(EmbedRequest.of(List.of("one two three four", "one two")));

        assertThat(features.inputTokens()).isBetween(5L, 9L);
        assertThat(features.contextTokens()).isBetween(3L, 6L);
        assertThat(features.expectedOutputTokens()).isZero();
        assertThat(features.prompt()).isEqualTo("one two three four");
        assertThat(features.needs()).isEmpty();
    }

    @Test
    void aRerankIsASearchForEachHundredDocuments() {
        assertThat(units(RerankRequest.of("q", Collections.nCopies(100, "d")))).isEqualTo(Units.searches(1));
        assertThat(units(RerankRequest.of("q", Collections.nCopies(101, "d")))).isEqualTo(Units.searches(2));
    }

    @Test
    void soundIsAsLongAsItsHeaderSaysOrAsUsual() {
        byte[] wav = wav(true, 64_000);

        assertThat(units(TranscribeRequest.of(wav, "a.wav"))).isEqualTo(Units.audio(2_000));
        assertThat(units(TranscribeRequest.of(wav(false, 0), "a.wav"))).isEqualTo(Units.audio(2_000));
        assertThat(units(TranscribeRequest.of(new byte[16_000], "a.mp3"))).isEqualTo(Units.audio(1_000));
        assertThat(of(TranscribeRequest.of(wav, "a.wav")).modalities()).containsExactly(Modality.AUDIO);
    }

    /** Two seconds of 32,000 bytes each, in a file that may hold something else before. */
    private static byte[] wav(boolean junk, int size) {
        ByteBuffer file = ByteBuffer.allocate(70_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF....WAVE".getBytes(StandardCharsets.ISO_8859_1));
        if (junk) {
            file.put("JUNK".getBytes(StandardCharsets.ISO_8859_1)).putInt(3).put(new byte[4]);
        }
        file.put("fmt ".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(16)
                .putInt(0)
                .putInt(0);
        file.putInt(32_000).putInt(0).put("data".getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(size).put(new byte[64_000]);
        return Arrays.copyOf(file.array(), file.position());
    }

    @Test
    void speechIsCountedInCharactersAndImagesOneByOne() {
        assertThat(units(SpeakRequest.of("Grüße \uD83D\uDE00"))).isEqualTo(Units.characters(7));
        assertThat(units(new ImageRequest("a cat", 3, null, null, Map.of()))).isEqualTo(Units.images(3));
    }

    @Test
    void moderationMustReadWhatItIsGiven() {
        ModerateRequest request = new ModerateRequest(
                List.of(Content.text("look"), Content.image("https://example.org/a.png")), Map.of());

        assertThat(of(request).modalities()).containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE);
        assertThat(of(request).prompt()).isEqualTo("look");
    }

    @Test
    void estimatesTheCostByWhatIsBilled() {
        Price minutes = new Price(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new UnitPrices(6_000_000L, null, null, null),
                List.of());

        assertThat(of(TranscribeRequest.of(new byte[960_000], "a.mp3")).estimateNanos(minutes))
                .isEqualTo(6_000_000);
        assertThat(of(TranscribeRequest.of(new byte[960_000], "a.mp3")).estimateNanos(Price.UNKNOWN))
                .isEqualTo(-1);
    }

    @Test
    void countingIsFreeAndFitsAnyWindow() {
        RequestFeatures features = of(new CountTokensRequest(ChatRequest.of("a long story ".repeat(1_000)), false));

        assertThat(features.expectedUsage()).isEqualTo(Usage.NONE);
        assertThat(features.contextTokens()).isZero();
        assertThat(features.inputTokens()).isGreaterThan(1_000);
    }

    private static Units units(ModelRequest<?> request) {
        return of(request).expectedUsage().units();
    }

    private static RequestFeatures of(ModelRequest<?> request) {
        return RequestFeatures.of(request, false);
    }
}
