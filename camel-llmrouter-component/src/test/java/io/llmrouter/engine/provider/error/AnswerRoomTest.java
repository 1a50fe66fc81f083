package io.llmrouter.engine.provider.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRoomTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4096  | max_tokens is too large: 8192. This model supports at most 4096 completion tokens",
                "8192  | Invalid max_tokens value, the valid range of max_tokens is [1, 8192]",
                "10000 | input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
                "8192  | temperature must be less than or equal to 2. max_tokens must be less than or equal to 8192",
                "8192  | max_tokens is too large. temperature must be <= 2. max_tokens must be <= 8192.",
                "      | max_tokens is too large. temperature must be less than or equal to 2.",
                "8192  | loc: max_tokens, msg: Input should be less than or equal to 8192",
                "131072| max_tokens must be between 1 and 131072",
                "123999| This endpoint's maximum context length is 131072 tokens. However, you requested about 140000 tokens (7072 of text input, 1 of tool input, 132927 in the output).",
                "      | prompt is too long: 208310 tokens > 200000 maximum",
                "      | max_tokens is too large: 99999999999999. This model supports at most 99999999999999 completion tokens"
            })
    void isWhatTheServerSays(Long room, String message) {
        assertThat(AnswerRoom.told(FailureKind.CONTEXT_LENGTH, message)).isEqualTo(room);
    }

    @Test
    void isSoughtInTheBeginningAndTheEndOfALongError() {
        String told = "at most 5 completion tokens";
        String repeated = "max_tokens ".repeat(1000);

        assertThat(AnswerRoom.told(FailureKind.CONTEXT_LENGTH, repeated + told)).isEqualTo(5);
        assertThat(AnswerRoom.told(FailureKind.CONTEXT_LENGTH, repeated + told + repeated))
                .isNull();
    }

    @Test
    void isAMatterOfLengthAlone() {
        assertThat(AnswerRoom.told(FailureKind.RATE_LIMITED, "at most 5 completion tokens"))
                .isNull();
    }
}
