package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.observe.Judged;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok, ok, ok, ok, ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok, ok, ok, ok, ok");

    @Test
    void scoresTheAnswerThatTheMessageCarriesTheDecisionOf() {
        try (RouterContext context = RouterContext.of(one, two).start()) {
            String decision = ask(context);

            Exchange exchange = context.send("llmrouter:feedback?responseType=json", "up", header(decision));

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Map.class))
                    .containsEntry("decisionId", decision)
                    .containsEntry("target", "one/m")
                    .containsEntry("policy", "default")
                    .containsEntry("score", 1.0)
                    .containsKeys("costUsd", "latencyMillis");
            assertThat(exchange.getMessage().getHeader(LlmRouterConstants.DECISION_ID))
                    .isEqualTo(decision);
        }
    }

    @Test
    void takesAMapOrJson() {
        try (RouterContext context = RouterContext.of(one, two).start()) {
            String decision = ask(context);
            Object map = context.body(
                    "llmrouter:feedback?responseType=response",
                    Map.of("decisionId", decision, "score", 0.25, "comment", "too long"));
            Object json =
                    context.body("llmrouter:feedback", "{\"decisionId\": \"" + decision + "\", \"score\": false}");

            assertThat(((Judged) map).feedback().comment()).isEqualTo("too long");
            assertThat(json)
                    .asString()
                    .contains("\"score\" : 0.0".replace(" ", ""))
                    .contains("\"before\":0.25");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good                             | a score is a number from 0 to 1, up or down, not 'good'",
                "1.5                              | a score is from 0, useless, to 1, perfect; not 1.5",
                "{\"scor\": 1}                    | feedback has no 'scor': did you mean 'score'?",
                "{\"comment\": \"x\"}             | feedback has no score: give a number from 0 to 1, up or down",
                "{oops                            | the feedback is not JSON: ",
                "up                               | there is no answer of the decision 'nobody' to score: ",
            })
    void saysWhatIsWrong(String body, String message) {
        try (RouterContext context = RouterContext.of(one, two).start()) {
            Exchange exchange = context.send("llmrouter:feedback", body, header("nobody"));

            assertThat(exchange.getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void namesAnAnswer() {
        try (RouterContext context = RouterContext.of(one, two).start()) {
            assertThat(context.send("llmrouter:feedback", "up").getException())
                    .hasMessageContaining(
                            "feedback names no answer: give the header CamelLlmRouterDecisionId, or decisionId in the body");
        }
    }

    @Test
    void isHeardAsAnEvent() throws Exception {
        BlockingQueue<Exchange> heard = new LinkedBlockingQueue<>();
        try (RouterContext context = RouterContext.of(one, two)
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("llmrouter:events?types=feedback_given").process(event -> heard.add(event.copy()));
                    }
                })
                .start()) {
            String decision = ask(context);
            context.send("llmrouter:feedback", "down", header(decision));

            Exchange event = heard.poll(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
            assertThat(event).isNotNull();
            assertThat(event.getMessage().getBody(Map.class))
                    .containsEntry("event", "feedback_given")
                    .containsEntry("score", 0.0)
                    .containsEntry("decisionId", decision)
                    .containsEntry("target", "one/m");
            assertThat(event.getMessage().getHeader(LlmRouterConstants.DECISION_ID))
                    .isEqualTo(decision);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void teachesAnAdaptivePolicyWhoseAnswersAreLiked() {
        one.script("ok, ".repeat(400) + "ok");
        two.script("ok, ".repeat(400) + "ok");
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> policy =
                new LinkedHashMap<>((Map<String, Object>) ((Map<?, ?>) tree.get("policies")).get("default"));
        policy.put("strategy", Map.of("name", "adaptive", "reward", Map.of("quality", 1), "explore", 0));
        tree.put("policies", Map.of("default", policy));
        try (RouterContext context = new RouterContext(tree).start()) {
            int last = 0;
            for (int call = 0; call < 200; call++) {
                Exchange exchange = context.send("llmrouter:chat", "Hello?");
                boolean liked = "two".equals(exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT));
                last += liked && call >= 100 ? 1 : 0;
                exchange.getMessage().setBody(liked);
                context.send("llmrouter:feedback", liked, exchange.getMessage().getHeaders());
            }
            assertThat(last).isGreaterThan(90);
        }
    }

    private static String ask(RouterContext context) {
        Exchange exchange = context.send("llmrouter:chat", "Hello?");
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.DECISION_ID, String.class);
    }

    private static Map<String, Object> header(String decision) {
        return Map.of(LlmRouterConstants.DECISION_ID, decision);
    }
}
