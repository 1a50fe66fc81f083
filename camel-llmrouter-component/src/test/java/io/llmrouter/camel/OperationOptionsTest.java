package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.test.ScriptedProvider;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of operations beside chat as options of their endpoints, and headers that stand in for them. */
class OperationOptionsTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.operations();

    private RouterContext context;

    @BeforeEach
    void start() {
        context = RouterContext.of(provider).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Map<String, Object> sent(String uri, Object body, Map<String, Object> headers) throws Exception {
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:asked").to("llmrouter:" + uri);
            }
        });
        Exchange done = context.send("direct:asked", body, headers);
        assertThat(done.getException()).isNull();
        return provider.requests().get(provider.requests().size() - 1).body();
    }

    @ParameterizedTest
    @CsvSource({
        "embed?dimensions=64, dimensions, 64",
        "speak?voice=nova, voice, nova",
        "speak?format=wav, response_format, wav",
        "speak?systemMessage=slowly, instructions, slowly",
        "image?imageCount=2, n, 2",
        "image?imageSize=512x512, size, 512x512",
        "image?imageQuality=high, quality, high",
    })
    void areSent(String uri, String field, String value) throws Exception {
        assertThat(sent(uri, "hello", Map.of()).get(field)).hasToString(value);
    }

    @Test
    void theBestDocumentsAreCounted() throws Exception {
        assertThat(sent("rerank?topN=1&userMessage=which", List.of("a", "b"), Map.of()))
                .containsEntry("top_n", 1)
                .containsEntry("query", "which");
    }

    @Test
    void headersStandInForThem() throws Exception {
        assertThat(sent("embed?dimensions=64", "hello", Map.of("CamelLlmRouterDimensions", 32)))
                .containsEntry("dimensions", 32);
    }

    @Test
    void soundHasItsOptionsToo() {
        Exchange done = context.send(
                "llmrouter:transcribe?language=en&userMessage=Names",
                new ByteArrayInputStream(new byte[] {1, 2, 3}),
                Map.of());

        assertThat(done.getMessage().getBody()).isEqualTo("Hello there.");
    }

    @Test
    void tokensAreAskedFor() {
        Exchange done = context.send("llmrouter:tokens?askProvider=true", "hello", Map.of());

        assertThat(done.getMessage().getHeader("CamelLlmRouterCountedBy")).isEqualTo("estimate");
    }

    @Test
    void aPurposeThatIsNoneIsNamedAtTheStart() {
        assertThatThrownBy(() -> context.camel
                        .getEndpoint("llmrouter:embed?purpose=qery")
                        .createProducer())
                .hasMessageContaining("did you mean 'query'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat?voice=nova      | llmrouter:chat does not read voice: that belongs to llmrouter:speak",
                "embed?language=en    | llmrouter:embed does not read language: that belongs to llmrouter:transcribe",
                "image?dimensions=3   | llmrouter:image does not read dimensions: that belongs to llmrouter:embed",
                "enrich?topN=3        | llmrouter:enrich does not read topN: that belongs to llmrouter:rerank",
                "tokens?imageCount=3  | llmrouter:tokens does not read imageCount: that belongs to llmrouter:image",
            })
    void othersDoNotReadThem(String uri, String message) {
        assertThatThrownBy(() -> context.camel.getEndpoint("llmrouter:" + uri)).hasStackTraceContaining(message);
    }
}
