package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.test.ScriptedProvider;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValuesTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    private RouterContext context;

    @BeforeEach
    void start() {
        one.script("ok");
        context = RouterContext.of(one).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CamelLlmRouterTemperature | warm     | CamelLlmRouterTemperature should be of type Double, not 'warm'",
                "CamelLlmRouterTemperature | -1       | the header CamelLlmRouterTemperature is '-1.0': temperature must be 0 or more",
                "CamelLlmRouterTopP        | 3        | the header CamelLlmRouterTopP is '3.0': topP must be above 0",
                "CamelLlmRouterMaxTokens   | 0        | the header CamelLlmRouterMaxTokens is '0': maxTokens must be at least 1",
                "CamelLlmRouterSeed        | x        | CamelLlmRouterSeed should be of type Long, not 'x'",
                "CamelLlmRouterTimeout     | soon     | CamelLlmRouterTimeout should be a duration such as 30s, not 'soon'",
                "CamelLlmRouterTimeout     | 0        | the header CamelLlmRouterTimeout is '0ms'",
                "CamelLlmRouterTimeout     | -5s      | CamelLlmRouterTimeout",
                "CamelLlmRouterMaxCost     | -0.1     | CamelLlmRouterMaxCost: maxCost must not be below zero, unlike '-0.1'",
                "CamelLlmRouterStreaming   | maybe    | CamelLlmRouterStreaming should be true or false, not 'maybe'",
                "CamelLlmRouterOutputClass | no.Such  | CamelLlmRouterOutputClass: there is no class no.Such",
                "CamelLlmRouterJsonSchema  | none     | CamelLlmRouterJsonSchema: jsonSchema is not JSON",
                "CamelLlmRouterPolicy      | defaul   | did you mean 'default'?",
                "CamelLlmRouterModels      | one/n    | did you mean 'one/m'?",
                "CamelLlmRouterModles      | one/m    | did you mean 'CamelLlmRouterModels'?",
                "camelllmrouterTemprature  | 1        | did you mean 'CamelLlmRouterTemperature'?",
                "CamelLlmRouterIdempotencyKey | k     | there is no header CamelLlmRouterIdempotencyKey (its value is 'k')",
                "CamelLlmRouterPriority    | hihg     | CamelLlmRouterPriority: there is no priority 'hihg': did you mean 'high'?",
                "CamelLlmRouterConversationId | c     | there is no header CamelLlmRouterConversationId",
            })
    void namesTheHeaderItsValueAndTheNearestChoice(String header, String value, String message) {
        Exchange exchange = context.send("llmrouter:chat", "hello", Map.of(header, value));

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
        assertThat(one.requests()).isEmpty();
    }

    @Test
    void aDeafEndpointHearsNoWrongHeaderEither() {
        one.script("ok:fine");
        Map<String, Object> headers = Map.of("CamelLlmRouterModles", "x", "CamelLlmRouterTimeout", "soon");

        assertThat(context.send("llmrouter:chat?headerOverrides=none", "hello", headers)
                        .getMessage()
                        .getBody())
                .isEqualTo("fine");
    }
}
