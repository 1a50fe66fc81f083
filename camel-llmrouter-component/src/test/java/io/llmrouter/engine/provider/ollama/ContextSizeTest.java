package io.llmrouter.engine.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A prompt is not cut: the server is told to make room for it, and to refuse it rather. */
class ContextSizeTest {

    private static ChatRequest words(int count) {
        return ChatRequest.of("word ".repeat(count));
    }

    private static Quirks quirks(Map<String, Object> extra, Set<String> drop) {
        return ProviderKit.PLAIN.with(new Quirks(
                "/api/chat",
                Quirks.Auth.NONE,
                Map.of(),
                Map.of(),
                drop,
                Map.of(),
                Map.of(),
                extra,
                Map.of(),
                CardFacts.NONE));
    }

    private static Map<?, ?> options(ChatRequest request, Quirks quirks) {
        return (Map<?, ?>) body(request, quirks).get("options");
    }

    private static Map<String, Object> body(ChatRequest request, Quirks quirks) {
        return new OllamaDialect(InstantSource.system())
                .encode(request, "qwen3", quirks, false)
                .fold(sent -> Golden.map(sent.body()), failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    @ParameterizedTest
    @CsvSource({"10,", "2500,", "4000, 8192", "8000, 16384", "20000, 32768", "60000, 131072"})
    void growsByDoublingWithThePrompt(int count, @Nullable Long size) {
        assertThat(size(words(count), "qwen3", null)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"100,", "3000,", "5000, 8192", "8192, 16384", "1000000, 16384"})
    void makesRoomForTheAnswer(int tokens, @Nullable Long size) {
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.DEFAULT.withMaxTokens(tokens));

        assertThat(size(request, "qwen3", null)).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"40960, 40960", "131072, 65536", "4096,", "2048,"})
    void staysWithinTheWindow(long window, @Nullable Long size) {
        assertThat(size(words(45_000), "qwen3", window)).isEqualTo(size);
    }

    @Test
    void staysWithinReasonWhereTheWindowIsUnknown() {
        assertThat(size(words(500_000), "qwen3", null)).isEqualTo(131_072);
    }

    @ParameterizedTest
    @CsvSource({"gpt-oss:120b-cloud", "glm-5:cloud"})
    void saysNothingToACloudThatHasTheWholeWindow(String model) {
        assertThat(size(words(9_000), model, null)).isNull();
    }

    private static @Nullable Long size(ChatRequest request, String model, @Nullable Long window) {
        return ContextSize.of(request, model, window).stream()
                .boxed()
                .findFirst()
                .orElse(null);
    }

    @Test
    void isAnOptionOfTheRequest() {
        assertThat(options(words(9_000), quirks(Map.of(), Set.of()))).isEqualTo(Map.of("num_ctx", 16384));
        assertThat(options(words(10), quirks(Map.of(), Set.of()))).isEqualTo(Map.of());
    }

    @Test
    void knowsTheWindowFromTheCard() {
        Quirks quirks = quirks(Map.of(), Set.of()).byModel().of("qwen3", new CardFacts("", Set.of(), 10_000L, null));

        assertThat(options(words(9_000), quirks)).isEqualTo(Map.of("num_ctx", 10_000));
    }

    @Test
    void givesWayToWhatTheRequestOrTheAccountSays() {
        ChatRequest own = words(9_000).withExtra(Map.of("options", Map.of("num_ctx", 20_000)));
        Quirks account = quirks(Map.of("options", Map.of("num_ctx", 30_000, "num_gpu", 1)), Set.of());

        assertThat(options(own, quirks(Map.of(), Set.of()))).isEqualTo(Map.of("num_ctx", 20_000));
        assertThat(options(words(9_000), account)).isEqualTo(Map.of("num_ctx", 30_000, "num_gpu", 1));
        assertThat(options(own, account)).isEqualTo(Map.of("num_ctx", 20_000, "num_gpu", 1));
        assertThat(options(words(10), quirks(Map.of("num_ctx", 30_000), Set.of())))
                .isEqualTo(Map.of("num_ctx", 30_000));
    }

    @Test
    void isLeftToTheServerWhereItIsDropped() {
        assertThat(options(words(9_000), quirks(Map.of(), Set.of("num_ctx")))).isEqualTo(Map.of());
    }

    @Test
    void refusesToHaveAPromptCutUnlessAskedTo() {
        assertThat(body(words(10), quirks(Map.of(), Set.of()))).containsEntry("truncate", false);
        assertThat(body(words(10).withExtra(Map.of("truncate", true)), quirks(Map.of(), Set.of())))
                .containsEntry("truncate", true);
        assertThat(body(words(10), quirks(Map.of("truncate", true, "keep_alive", "1h"), Set.of())))
                .containsEntry("truncate", true)
                .containsEntry("keep_alive", "1h");
        assertThat(body(words(10), quirks(Map.of(), Set.of("truncate")))).doesNotContainKey("truncate");
    }
}
