package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.llmrouter.engine.LlmRouterException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;

/** Embedding models of LangChain4j and Spring AI, as accounts, through routes. */
class EmbeddingBeansTest {

    private final EmbeddingModel langChain = new EmbeddingModel() {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            List<Embedding> vectors = segments.stream()
                    .map(segment -> Embedding.from(new float[] {segment.text().length(), 1}))
                    .toList();
            return Response.from(vectors, new TokenUsage(9));
        }
    };

    private final org.springframework.ai.embedding.EmbeddingModel spring =
            new org.springframework.ai.embedding.EmbeddingModel() {
                @Override
                public EmbeddingResponse call(EmbeddingRequest request) {
                    List<org.springframework.ai.embedding.Embedding> vectors = request.getInstructions().stream()
                            .map(text ->
                                    new org.springframework.ai.embedding.Embedding(new float[] {text.length(), 2}, 0))
                            .toList();
                    return new EmbeddingResponse(
                            vectors, new EmbeddingResponseMetadata("spring-model", new DefaultUsage(11, 0)));
                }

                @Override
                public float[] embed(Document document) {
                    throw new UnsupportedOperationException("documents are not embedded here");
                }
            };

    private RouterContext context;

    private RouterContext context(Map<String, Object> account, Map<String, Object> beans) {
        Map<String, Object> settings = new LinkedHashMap<>(account);
        settings.put("type", "embedding-bean");
        context = new RouterContext(Map.of(
                "providers",
                Map.of("vectors", settings),
                "models",
                Map.of("vectors/own", Map.of("price", Map.of("input", 1))),
                "policies",
                Map.of("default", Map.of("candidates", List.of("vectors/own"), "retry", Map.of("maxAttempts", 1)))));
        beans.forEach(context.camel.getRegistry()::bind);
        return context;
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private static LlmRouterException failure(Exchange exchange) {
        return (LlmRouterException) exchange.getException();
    }

    @Test
    void aRouteUsesAModelOfLangChain4j() throws Exception {
        context(Map.of("bean", "#mine"), Map.of("mine", langChain))
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:text").to("llmrouter:embed?target=header:vector");
                    }
                })
                .start();

        Exchange done = context.send("direct:text", "hello");

        assertThat(done.getMessage().getHeader("vector")).isEqualTo(new float[] {5, 1});
        assertThat(done.getMessage().getHeader("CamelLlmRouterInputTokens")).isEqualTo(9L);
        assertThat(done.getMessage().getHeader("CamelLlmRouterCost", String.class))
                .isEqualTo("0.000009");
    }

    @Test
    void aRouteUsesAModelOfSpringAi() {
        context(Map.of("bean", "mine"), Map.of("mine", spring)).start();

        Exchange done = context.send("llmrouter:embed", List.of("a", "bcd"));

        assertThat(done.getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.list(float[].class))
                .containsExactly(new float[][] {{1, 2}, {3, 2}});
        assertThat(done.getMessage().getHeader("CamelLlmRouterInputTokens")).isEqualTo(11L);
    }

    @Test
    void findsTheOnlyModelByItself() {
        context(Map.of(), Map.of("anything", spring, "other", "no model")).start();

        assertThat(context.body("llmrouter:embed", "hello")).isEqualTo(new float[] {5, 2});
    }

    @Test
    void saysAtTheStartThatThereAreSeveralOrNone() {
        RouterContext several = context(Map.of(), Map.of("a", spring, "b", langChain));
        assertThatThrownBy(several::start)
                .rootCause()
                .hasMessage("account 'vectors' names no bean, and the registry has several;"
                        + " embedding models there: a, b");
        several.close();

        RouterContext none = context(Map.of(), Map.of());
        assertThatThrownBy(none::start)
                .rootCause()
                .hasMessage("account 'vectors' names no bean, and the registry has no embedding model");
    }

    @Test
    void saysAtTheStartThatABeanIsMissingOrSomethingElse() {
        RouterContext missing = context(Map.of("bean", "#mien"), Map.of("mine", langChain));
        assertThatThrownBy(missing::start)
                .rootCause()
                .hasMessage("account 'vectors': there is no bean 'mien' in the registry;"
                        + " embedding models there: mine");
        missing.close();

        RouterContext wrong = context(Map.of("bean", "#mine"), Map.of("mine", "a text"));
        assertThatThrownBy(wrong::start)
                .rootCause()
                .hasMessage("account 'vectors': the bean 'mine' is a java.lang.String,"
                        + " and no EmbeddingModel of LangChain4j or Spring AI");
    }

    @Test
    void understandsTheLibrarysExceptions() {
        EmbeddingModel busy = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                throw new RateLimitException("slow down");
            }
        };
        context(Map.of("bean", "#mine"), Map.of("mine", busy)).start();

        assertThat(failure(context.send("llmrouter:embed", "hello"))
                        .failure()
                        .kind()
                        .word())
                .isEqualTo("rate_limited");
    }

    @Test
    void leavesTheLengthOfVectorsToTheModel() {
        context(Map.of("bean", "#mine"), Map.of("mine", langChain)).start();

        assertThat(failure(context.send("llmrouter:embed", "hello", Map.of("CamelLlmRouterDimensions", 64))))
                .hasMessageContaining("itself says how long its vectors are");
    }
}
