package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.TranscribeResponse;
import io.llmrouter.engine.model.TranscribeResponse.Segment;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TranscriptionWriterTest {

    private static final Segment SEGMENT = new Segment(Duration.ZERO, Duration.ofMillis(500), "Hi", null);
    private static final Usage USAGE = Usage.estimated(0, 0).with(Units.audio(500));

    private static TranscribeResponse response(Map<String, Object> extra) {
        return new TranscribeResponse("m", "Hi", "english", List.of(SEGMENT), USAGE, extra);
    }

    private static Map<String, Object> written(OpenAiAnswer answer) {
        return Golden.map(answer.body());
    }

    private static Object json(String value) {
        return Objects.requireNonNull(Golden.map(("{\"x\":" + value + "}").getBytes(StandardCharsets.UTF_8))
                .get("x"));
    }

    @Test
    void writesTheTimesThatAreKnown() {
        assertThat(written(TranscriptionWriter.timed(response(Map.of()))))
                .containsEntry("duration", json("0.5"))
                .containsEntry("segments", json("[{\"id\":0,\"start\":0.0,\"end\":0.5,\"text\":\"Hi\"}]"))
                .doesNotContainKey("words");
    }

    @Test
    void writesWordsAndSegmentsAsTheProviderTellsThem() {
        Map<String, Object> extra = Map.of(
                "words", json("[{\"word\":\"Hi\",\"start\":0.0,\"end\":0.25}]"),
                "segments", json("[{\"id\":7,\"avg_logprob\":-0.5}]"),
                "text", "another");

        assertThat(written(TranscriptionWriter.timed(response(extra))))
                .containsEntry("words", extra.get("words"))
                .containsEntry("segments", extra.get("segments"))
                .containsEntry("text", "Hi");
    }

    @Test
    void keepsProbabilitiesBesideAPlainAnswer() {
        Map<String, Object> extra = Map.of("logprobs", json("[{\"token\":\"Hi\",\"logprob\":-0.25}]"));

        assertThat(written(TranscriptionWriter.plain(response(extra))))
                .containsEntry("text", "Hi")
                .containsEntry("logprobs", extra.get("logprobs"));
    }
}
