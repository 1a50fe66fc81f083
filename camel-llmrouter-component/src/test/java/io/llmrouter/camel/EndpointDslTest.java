package io.llmrouter.camel;

import static io.llmrouter.camel.dsl.LlmRouterEndpoints.llmrouter;
import static io.llmrouter.camel.dsl.LlmRouterEndpoints.llmrouterEvents;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.camel.dsl.LlmRouterConsumerBuilder;
import io.llmrouter.camel.dsl.LlmRouterProducerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class EndpointDslTest {

    /** Routes as a user writes them. */
    private static final class Routes extends EndpointRouteBuilder {
        @Override
        public void configure() {
            from(direct("ask"))
                    .to(llmrouter(LlmRouterOperation.chat)
                            .models("a/b")
                            .temperature(0.2)
                            .maxTokens("{{length}}")
                            .responseType(ResponseType.json)
                            .timeout("5s")
                            .target("header:answer"))
                    .to(mock("asked"));
            from(direct("enrich"))
                    .to(llmrouter("other", LlmRouterOperation.enrich).target("/x"));
        }
    }

    @Test
    void routesAreWrittenWithItsBuilders() throws Exception {
        RecordingRouter router = new RecordingRouter().answering("{\"a\":1}");
        try (RouterContext context = new RouterContext(null)) {
            context.component.setRouter(router);
            LlmRouterComponent other = new LlmRouterComponent();
            other.setRouter(router);
            context.camel.addComponent("other", other);
            context.camel.getPropertiesComponent().addInitialProperty("length", "7");
            context.routes(new Routes()).start();

            MockEndpoint asked = context.camel.getEndpoint("mock:asked", MockEndpoint.class);
            context.body("direct:ask", "hello");

            assertThat(router.request().sampling().maxTokens()).isEqualTo(7);
            assertThat(router.option().models()).containsExactly("a/b");
            assertThat(asked.getExchanges().get(0).getMessage().getHeader("answer"))
                    .isEqualTo(Map.of("a", 1));
            assertThat(context.body("direct:enrich", "{}")).asString().startsWith("{\"x\":");
        }
    }

    @Test
    void eventsHaveABuilderToo() throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            LlmRouterEndpoint endpoint = (LlmRouterEndpoint) llmrouterEvents()
                    .types("call_ended,breaker_opened")
                    .queueSize(5)
                    .resolve(context);

            assertThat(endpoint.getConfiguration().getTypes()).isEqualTo("call_ended,breaker_opened");
            assertThat(endpoint.getConfiguration().getQueueSize()).isEqualTo(5);
            assertThat(llmrouterEvents("other").getRawUri()).isEqualTo("other://events");
        }
    }

    @Test
    void noOptionIsMissing() throws IOException {
        assertThat(methods(LlmRouterProducerBuilder.class)).isEqualTo(options("producer"));
        assertThat(methods(LlmRouterConsumerBuilder.class)).isEqualTo(options("consumer"));
    }

    /** The methods of a builder that set an option, each with whether it takes another type than text. */
    private static Set<String> methods(Class<?> builder) {
        return Arrays.stream(builder.getMethods())
                .filter(method -> method.isDefault() && method.getParameterCount() == 1)
                .map(EndpointDslTest::describe)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String describe(Method method) {
        return method.getName() + "(" + method.getParameterTypes()[0].getSimpleName() + ")";
    }

    private static Set<String> options(String label) throws IOException {
        Set<String> options = new TreeSet<>();
        try (InputStream json =
                EndpointDslTest.class.getResourceAsStream("/META-INF/io/llmrouter/camel/llmrouter.json")) {
            for (Map.Entry<String, JsonNode> option :
                    new ObjectMapper().readTree(json).get("properties").properties()) {
                if (option.getValue().path("label").asText().contains(label)) {
                    options.add(option.getKey() + "(String)");
                    options.add(option.getKey() + "(" + type(option.getValue()) + ")");
                }
            }
        }
        return options;
    }

    private static String type(JsonNode option) {
        if (option.get("type").asText().equals("duration")) {
            return "String";
        }
        String type = option.get("javaType").asText().replaceAll(".*\\.", "");
        return switch (type) {
            case "Integer" -> "int";
            case "Long" -> "long";
            case "Double" -> "double";
            default -> type;
        };
    }
}
