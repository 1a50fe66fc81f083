package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerConvertersTest {

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
    private final TypeConverter converter = CAMEL.getTypeConverter();

    @BeforeAll
    static void start() {
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static ChatResponse answer(String text) {
        return ChatResponse.of("m", text, Usage.NONE);
    }

    @Test
    void anAnswerIsItsText() throws IOException {
        assertThat(converter.convertTo(String.class, answer("Grüße"))).isEqualTo("Grüße");
        assertThat(converter.convertTo(byte[].class, answer("Grüße")))
                .isEqualTo("Grüße".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(
                        converter.convertTo(InputStream.class, answer("Grüße")).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("Grüße");
    }

    @Test
    void anAnswerIsTheJsonInItsText() {
        assertThat(converter
                        .convertTo(JsonNode.class, answer("{\"n\":1}"))
                        .get("n")
                        .intValue())
                .isEqualTo(1);
        assertThat(converter.convertTo(Map.class, answer("{\"n\":1}"))).isEqualTo(Map.of("n", 1));
        assertThatThrownBy(() -> converter.convertTo(JsonNode.class, answer("no json")))
                .isInstanceOf(TypeConversionException.class);
    }

    @Test
    void plansAndDecisionsAreJson() {
        Decision decision = RecordingRouter.decision("one failed");

        assertThat(converter.convertTo(String.class, decision.plan())).startsWith("{\"policy\":\"default\"");
        assertThat(converter.convertTo(String.class, decision)).contains("\"degraded\":\"one failed\"");
    }
}
