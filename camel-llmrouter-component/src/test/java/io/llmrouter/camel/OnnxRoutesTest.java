package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Embeddings in this process, through the component. */
class OnnxRoutesTest {

    private RouterContext context;

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void embedsWithNoConfigurationAtAll() {
        context = new RouterContext(null).start();

        Exchange done = context.send("llmrouter:embed?models=onnx/all-minilm-l6-v2", "hello world");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(float[].class)).hasSize(384);
        assertThat(done.getMessage().getHeader("CamelLlmRouterInputTokens")).isEqualTo(4L);
        assertThat(done.getMessage().getHeader("CamelLlmRouterCost", BigDecimal.class))
                .isEqualByComparingTo("0");
    }

    @Test
    void neverAnswersAChat() {
        context = new RouterContext(Map.of("providers", Map.of("onnx", Map.of()))).start();

        assertThat(context.send("llmrouter:chat", "hello").getException()).hasMessageContaining("does not");
        assertThat((List<?>) context.body("llmrouter:embed?models=onnx/bge-small-en-v1.5", List.of("a", "b")))
                .hasSize(2);
    }
}
