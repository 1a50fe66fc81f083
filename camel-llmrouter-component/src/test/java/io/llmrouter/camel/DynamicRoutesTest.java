package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.policy.Plan;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.EndpointServiceLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code toD}, and variables as source and destination. */
class DynamicRoutesTest {

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

    @BeforeEach
    void start() throws Exception {
        context = new RouterContext(null);
        context.component.setRouter(router);
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic")
                        .toD("llmrouter:${header.what}?policy=${header.policy}&maxTokens=${header.length}");
                from("direct:variables")
                        .setVariable("question", constant("how?"))
                        .toV("llmrouter:chat", "question", "answer");
                from("direct:dynamicVariables")
                        .setVariable("question", constant("how?"))
                        .toD()
                        .uri("llmrouter:chat?policy=${header.policy}")
                        .variableSend("question")
                        .variableReceive("answer");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void everyMessageChoosesItsPolicy() {
        for (String policy : List.of("cheap", "mine", "cheap")) {
            context.send("direct:dynamic", "hello", Map.of("what", "chat", "policy", policy, "length", 9));

            assertThat(router.option().policy()).isEqualTo(policy);
            assertThat(router.request().sampling().maxTokens()).isEqualTo(9);
        }
        assertThat(context.camel.getEndpoints().stream()
                        .filter(LlmRouterEndpoint.class::isInstance)
                        .map(each -> ((EndpointServiceLocation) each)
                                .getServiceMetadata()
                                .get("policy")))
                .contains("cheap", "mine");
    }

    @Test
    void aWrongPolicyFailsItsOwnMessageOnly() {
        Exchange wrong =
                context.send("direct:dynamic", "hello", Map.of("what", "chat", "policy", "cheep", "length", 9));

        assertThat(wrong.getException()).hasStackTraceContaining("there is no policy 'cheep': did you mean 'cheap'?");
        context.send("direct:dynamic", "hello", Map.of("what", "chat", "policy", "cheap", "length", 9));
        assertThat(router.option().policy()).isEqualTo("cheap");
    }

    @Test
    void aVariableAsksAndAnotherTakesTheAnswer() {
        for (String route : List.of("direct:variables", "direct:dynamicVariables")) {
            Exchange exchange = context.send(route, "the order", Map.of("policy", "cheap"));

            assertThat(router.request().messages().get(0).text()).isEqualTo("how?");
            assertThat(exchange.getMessage().getBody()).isEqualTo("the order");
            assertThat(exchange.getVariable("answer")).isEqualTo("fine");
            assertThat(exchange.getVariable("header:answer.CamelLlmRouterModel"))
                    .isEqualTo("small");
        }
    }

    @Test
    void everyOperationPutsItsAnswerIntoAVariable() {
        for (String operation : List.of("chat", "fallback", "enrich", "plan", "models")) {
            String models = operation.equals("fallback") ? "&models=a/b" : "";
            String body = operation.equals("models") ? "" : "hello";
            Exchange exchange = context.send("llmrouter:" + operation + "?target=variable:x" + models, body);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getVariable("x")).as(operation).isInstanceOf(String.class);
            assertThat(exchange.getMessage().getBody()).isEqualTo(body);
        }
        Exchange exchange = context.send("llmrouter:plan?target=variable:x&responseType=response", "hello");
        assertThat(exchange.getVariable("x")).isInstanceOf(Plan.class);
        context.send("llmrouter:chat?target=variable:global:summary", "hello");
        assertThat(context.camel.getVariable("summary")).isEqualTo("fine");
    }

    @Test
    void answersGoIntoPropertiesToo() {
        assertThat(context.send("llmrouter:chat?target=property:x", "hello").getProperty("x"))
                .isEqualTo("fine");
    }
}
