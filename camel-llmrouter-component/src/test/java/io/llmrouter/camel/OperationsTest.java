package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.test.ScriptedProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationsTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    private RouterContext context;

    @BeforeEach
    void start() {
        one.script("ok:from one");
        two.script("ok:from two");
        context = RouterContext.of(one, two).start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void chatAnswersAndTellsHow() {
        Message message = context.send("llmrouter:chat", "hello").getMessage();

        assertThat(message.getBody()).isEqualTo("from one");
        assertThat(message.getHeader("CamelLlmRouterAccount")).isEqualTo("one");
        assertThat(message.getHeader("CamelLlmRouterModel")).isEqualTo("m");
        assertThat(message.getHeader("CamelLlmRouterFinishReason")).isEqualTo("stop");
        assertThat(message.getHeader("CamelLlmRouterInputTokens")).isEqualTo(10L);
        assertThat(message.getHeader("CamelLlmRouterOutputTokens")).isEqualTo(5L);
        assertThat(message.getHeader("CamelLlmRouterCost")).isEqualTo(new BigDecimal("0.00002"));
        assertThat(message.getHeader("CamelLlmRouterAttempts")).isEqualTo(1);
        assertThat(message.getHeader("CamelLlmRouterLatency", Long.class)).isNotNegative();
        assertThat(message.getHeader("CamelLlmRouterDecision", Decision.class).id())
                .isEqualTo(message.getHeader("CamelLlmRouterDecisionId"));
        assertThat(message.getHeader("CamelLlmRouterDecision", Map.class)).containsKey("candidates");
        assertThat(message.getHeader("CamelLlmRouterDecision"))
                .asString()
                .hasSameSizeAs(message.getHeader("CamelLlmRouterDecision", CharSequence.class));
        assertThat(message.getHeader("CamelLlmRouterDecision", String.class))
                .contains("\"id\":\"" + message.getHeader("CamelLlmRouterDecisionId") + "\"", "\"target\":\"one/m\"");
        assertThat(message.getHeader("CamelLlmRouterDegraded")).isNull();
        assertThat(one.requests().get(0).lastText()).isEqualTo("hello");
    }

    @Test
    void chatFailsOver() {
        one.script("500");

        Message message = context.send("llmrouter:chat", "hello").getMessage();

        assertThat(message.getBody()).isEqualTo("from two");
        assertThat(message.getHeader("CamelLlmRouterAttempts")).isEqualTo(3);
    }

    @Test
    void chatTakesAwayWhatAnEarlierStepSaid() {
        Exchange exchange = context.send("llmrouter:chat", "hello", Map.of("CamelLlmRouterDegraded", "an old story"));

        assertThat(exchange.getMessage().getHeader("CamelLlmRouterDegraded")).isNull();
    }

    @Test
    void fallbackAsksInTheGivenOrder() {
        two.script("500");

        Message message =
                context.send("llmrouter:fallback?models=two/m,one/m", "hello").getMessage();

        assertThat(message.getBody()).isEqualTo("from one");
        assertThat(two.requests()).hasSize(2);
        assertThat(message.getHeader("CamelLlmRouterAttempts")).isEqualTo(3);
    }

    @Test
    void fallbackTakesItsModelsFromAHeader() {
        Exchange exchange = context.send("llmrouter:fallback", "hello", Map.of("CamelLlmRouterModels", "two/m,one/m"));

        assertThat(exchange.getMessage().getBody()).isEqualTo("from two");
    }

    @Test
    void exchangesAtTheSameTimeKeepTheirAnswers() throws Exception {
        one.script("echo");
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:many")
                        .split(body())
                        .parallelProcessing()
                        .setProperty("asked", body())
                        .to("llmrouter:chat")
                        .to("mock:answered");
            }
        });
        List<String> questions =
                IntStream.range(0, 100).mapToObj(number -> "question " + number).toList();

        context.send("direct:many", questions);

        assertThat(context.camel
                        .getEndpoint("mock:answered", MockEndpoint.class)
                        .getExchanges())
                .hasSize(100)
                .allSatisfy(answered ->
                        assertThat(answered.getMessage().getBody()).isEqualTo(answered.getProperty("asked")));
    }

    @Test
    void dynamicEndpointsWork() throws Exception {
        context.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("llmrouter:chat?models=${header.wanted}/m");
            }
        });

        assertThat(context.send("direct:dynamic", "hello", Map.of("wanted", "two"))
                        .getMessage()
                        .getBody())
                .isEqualTo("from two");
        assertThat(context.send("direct:dynamic", "hello", Map.of("wanted", "one"))
                        .getMessage()
                        .getBody())
                .isEqualTo("from one");
    }

    @Test
    void fallbackNeedsModels() {
        assertThat(context.send("llmrouter:fallback", "hello").getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("llmrouter:fallback needs the models to ask, in order");
    }

    @Test
    void planExplainsAndCallsNothing() {
        assertThat(context.body("llmrouter:plan", "hello"))
                .asString()
                .startsWith("{\"policy\":\"default\"")
                .contains("\"candidates\":[{\"target\":\"one/m\"");
        assertThat(context.body("llmrouter:plan?responseType=json", "hello"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("strategy", "ordered");
        assertThat(context.body("llmrouter:plan?responseType=response&strategy=lowest-cost", "hello"))
                .isInstanceOfSatisfying(
                        Plan.class, plan -> assertThat(plan.strategy()).isEqualTo("lowest-cost"));
        assertThat(one.requests()).isEmpty();
    }

    @Test
    void planRespectsWhatTheCallerAllows() {
        assertThat(context.body("llmrouter:plan?maxCost=0.000000001", "hello"))
                .asString()
                .contains("\"candidates\":[]", "\"refused\":[{\"target\":\"one/m\"");
    }

    @Test
    void modelsAreListed() {
        Object listed = context.body("llmrouter:models?responseType=json", null);

        assertThat(listed)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .hasSize(2)
                .first(InstanceOfAssertFactories.MAP)
                .containsEntry("target", "one/m")
                .containsEntry("contextWindow", 8000L)
                .containsEntry("inputUsdPerMillion", new BigDecimal("1"))
                .containsEntry("output", List.of("text"));
    }

    @Test
    void modelsAreListedAsJsonTextAndByPattern() {
        assertThat(context.body("llmrouter:models?models=two/*", null))
                .asString()
                .startsWith("[{\"target\":\"two/m\",\"account\":\"two\"")
                .doesNotContain("one/m");
        assertThat(context.body("llmrouter:models?models=two/m&responseType=response", null))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void answersTakeTheFormThatIsAskedFor() {
        one.script("ok:{\"n\": 1}");

        assertThat(context.body("llmrouter:chat", "hello")).isEqualTo("{\"n\": 1}");
        assertThat(context.body("llmrouter:chat?responseType=json", "hello")).isEqualTo(Map.of("n", 1));
        assertThat(context.body("llmrouter:chat?responseType=response", "hello"))
                .isInstanceOfSatisfying(
                        ChatResponse.class, answer -> assertThat(answer.text()).isEqualTo("{\"n\": 1}"));
    }
}
