package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Decision;
import java.io.ByteArrayInputStream;
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

    record Order(String item, int amount) {}

    @Test
    void anAnswerIsTheObjectThatItsJsonIs() {
        assertThat(converter.convertTo(Order.class, answer("{\"item\":\"tea\",\"amount\":2}")))
                .isEqualTo(new Order("tea", 2));
        assertThat(converter.convertTo(Order.class, answer("```json\n{\"item\":\"tea\",\"amount\":2}\n```")))
                .isEqualTo(new Order("tea", 2));
        assertThat(converter.convertTo(Map.class, answer("```\n{\"n\":1}\n```")))
                .isEqualTo(Map.of("n", 1));
        assertThatThrownBy(() -> converter.convertTo(Order.class, answer("no json")))
                .isInstanceOf(TypeConversionException.class);
    }

    @Test
    void anAnswerIsWhatCamelMakesOfItsText() {
        assertThat(converter.convertTo(Integer.class, answer("42"))).isEqualTo(42);
        assertThat(converter.convertTo(Boolean.class, answer("true"))).isTrue();
        assertThat(converter.convertTo(Thread.class, answer("{}"))).isNull();
    }

    @Test
    void whatTellsAnAnswerBecomesOne() {
        assertThat(converter.convertTo(ChatResponse.class, "hello").text()).isEqualTo("hello");
        assertThat(converter
                        .convertTo(
                                ChatResponse.class, new ByteArrayInputStream("Grüße".getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("Grüße");
        assertThat(converter.convertTo(ChatResponse.class, Map.of("n", 1)).text())
                .isEqualTo("{\"n\":1}");
        assertThat(converter
                        .convertTo(
                                ChatResponse.class,
                                JsonNodeFactory.instance.objectNode().put("n", 1))
                        .text())
                .isEqualTo("{\"n\":1}");
    }

    @Test
    void plansAndDecisionsAreJson() {
        Decision decision = RecordingRouter.decision("one failed");

        assertThat(converter.convertTo(String.class, decision.plan())).startsWith("{\"policy\":\"default\"");
        assertThat(converter.convertTo(String.class, decision)).contains("\"degraded\":\"one failed\"");
    }
}
