package io.llmrouter.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-5E-5555555555", "99999999999999e999999999999999999999"})
    void areMalformedBeyondWhatCanBeHeld(String number) {
        String text = "{\"a\":[" + number + "]}";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        refuses(() -> Json.mapper().readTree(text));
        refuses(() -> Json.mapper().readTree(bytes));
        refuses(() -> Json.mapper().readTree(new StringReader(text)));
        refuses(() -> Json.mapper().readTree(new ByteArrayInputStream(bytes)));
        refuses(() -> Json.mapper().readValue(text, Map.class));
        refuses(() -> Json.mapper().copy().readTree(text));
    }

    @Test
    void keepEveryDigit() throws IOException {
        assertThat(Json.mapper()
                        .readTree("[0.1000000000000000055511151231257827]")
                        .get(0)
                        .decimalValue())
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
        assertThat(Json.mapper().readTree("[1e400]").get(0).decimalValue()).isEqualTo(new BigDecimal("1e400"));
    }

    private static void refuses(ThrowingCallable reading) {
        assertThatExceptionOfType(JsonParseException.class)
                .isThrownBy(reading)
                .withMessageContaining("beyond what can be held exactly");
    }
}
