package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HeaderFilterTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok:fine");

    @BeforeEach
    void forget() {
        one.script("ok:fine");
    }

    private static DefaultHeaderFilterStrategy keepingBack(String out, String in) {
        DefaultHeaderFilterStrategy strategy = new DefaultHeaderFilterStrategy();
        strategy.setOutFilter(out);
        strategy.setInFilter(in);
        strategy.setCaseInsensitive(true);
        return strategy;
    }

    @Test
    void theStrategyOfAnEndpointKeepsHeadersBackOnBothWays() {
        try (RouterContext context = RouterContext.of(one).start()) {
            context.camel.getRegistry().bind("quiet", keepingBack("CamelLlmRouterMaxTokens", "CamelLlmRouterDecision"));
            Map<String, Object> headers = Map.of("CamelLlmRouterMaxTokens", 7, "CamelLlmRouterTemperature", 0.5);

            Exchange exchange = context.send("llmrouter:chat?headerFilterStrategy=#quiet", "hello", headers);

            assertThat(one.requests().get(0).body())
                    .containsEntry("temperature", 0.5)
                    .doesNotContainKey("max_tokens");
            assertThat(exchange.getMessage().getHeaders())
                    .containsKey("CamelLlmRouterDecisionId")
                    .doesNotContainKey("CamelLlmRouterDecision");
        }
    }

    @Test
    void aStreamsLastHeadersAreFilteredToo() throws Exception {
        try (RouterContext context = RouterContext.of(one)) {
            context.camel.getRegistry().bind("quiet", keepingBack("nothing", "CamelLlmRouterCost"));
            context.routes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:stream")
                                    .to("llmrouter:chat?streaming=true&headerFilterStrategy=#quiet")
                                    .split(body())
                                    .streaming()
                                    .to("mock:pieces");
                        }
                    })
                    .start();

            assertThat(context.send("direct:stream", "hello").getMessage().getHeaders())
                    .containsKey("CamelLlmRouterFinishReason")
                    .doesNotContainKey("CamelLlmRouterCost");
        }
    }

    @Test
    void theComponentsStrategyIsThatOfItsEndpointsAndOfCamelAccounts() throws Exception {
        Map<String, Object> heard = new HashMap<>();
        Map<String, Object> tree = new LinkedHashMap<>(RouterContext.tree(one));
        tree.put("providers", Map.of("one", Map.of("type", "camel", "uri", "direct:legacy")));
        try (RouterContext context = new RouterContext(tree)) {
            context.component.setHeaderFilterStrategy(keepingBack("secret", "CamelLlmRouterCost"));
            context.routes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:legacy")
                                    .process(exchange ->
                                            heard.putAll(exchange.getMessage().getHeaders()))
                                    .setBody(constant("legacy"));
                        }
                    })
                    .start();

            Exchange exchange = context.send("llmrouter:chat", "hello", Map.of("secret", "s", "open", "o"));

            assertThat(heard).containsEntry("open", "o").doesNotContainKey("secret");
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry("secret", "s")
                    .containsKey("CamelLlmRouterModel")
                    .doesNotContainKey("CamelLlmRouterCost");
        }
    }
}
