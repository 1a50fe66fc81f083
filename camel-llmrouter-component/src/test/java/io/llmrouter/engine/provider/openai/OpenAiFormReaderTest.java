package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.TranscribeRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenAiFormReaderTest {

    private static final byte[] SOUND = {1};

    @Test
    void refusesAFieldWithoutAName() {
        assertThatThrownBy(() -> OpenAiFormReader.transcription(SOUND, "a.wav", Map.of("model", "m", " ", "x")))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessage("expected a name for each field of the form");
        assertThatThrownBy(() -> new TranscribeRequest(SOUND, "a.wav", null, null, Map.of("", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("each field of a request to transcribe needs a name");
    }

    @Test
    void refusesAFormatThatItCannotWrite() {
        assertThatThrownBy(() -> OpenAiFormReader.transcription(SOUND, null, Map.of("response_format", "srt")))
                .hasMessageStartingWith("response_format: expected 'json', 'text' or 'verbose_json', not 'srt'");
    }
}
