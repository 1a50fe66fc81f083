package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Labels that a small model gives, from the configuration to the providers that a route calls. */
class LabelledRoutesTest {

    private static final String INTENT = "{ name: intent, labeller: labels, labels: { coding: \"stack traces, builds\","
            + " smalltalk: \"greetings\" }, routes: [ { name: \"cod*\", candidates: [ two/m ] } ] }";
    private static final String TRACE = "What does this stack trace say?";

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok");

    @RegisterExtension
    ScriptedProvider small = ScriptedProvider.replies(
            request -> Reply.text(request.lastText().contains("trace") ? "Coding." : "smalltalk"));

    @Test
    void sendsAPromptWhereASmallModelsLabelIsSent() {
        try (RouterContext context = context("strategy: " + INTENT, "")) {
            Exchange coding = context.send("llmrouter:chat", TRACE);
            assertThat(account(coding)).isEqualTo("two");
            assertThat(coding.getMessage().getHeader(LlmRouterConstants.ATTEMPTS))
                    .isEqualTo(2);
            assertThat(decision(coding)).contains("intent coding by small/m");

            Exchange talk = context.send("llmrouter:chat", "Good morning!");
            assertThat(account(talk)).isEqualTo("one");
            assertThat(decision(talk)).contains("no route for intent smalltalk by small/m");

            assertThat(small.requests()).hasSize(2);
            assertThat(small.requests().get(0).body().toString())
                    .contains("coding: stack traces, builds", "smalltalk: greetings", TRACE, "temperature=0.0");
        }
    }

    @Test
    void streamsFromWhomTheLabelSays() throws Exception {
        List<String> tried = new ArrayList<>();
        RouterContext context = unstarted("strategy: " + INTENT, "").routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("llmrouter:chat?streaming=true&responseType=response")
                        .process(exchange -> {
                            AnswerStream stream = exchange.getMessage().getBody(AnswerStream.class);
                            stream.forEachRemaining(event -> {});
                            stream.decision()
                                    .attempts()
                                    .forEach(each -> tried.add(each.target().toString()));
                        });
            }
        });
        try (RouterContext started = context.start()) {
            assertThat(started.send("direct:in", TRACE).getException()).isNull();

            assertThat(tried).containsExactly("small/m", "two/m");
            assertThat(small.requests()).hasSize(1);
            assertThat(two.requests().get(0).stream()).isTrue();
        }
    }

    @Test
    void asksForTheLabelOfARulesStrategyOnlyWhereTheRuleHolds() {
        String rules = "rules: [ { name: triage, when: { tags: [ triage ] }, strategy: " + INTENT + " } ]";
        try (RouterContext context = context(rules + "\n    strategy: ordered", "")) {
            assertThat(account(context.send("llmrouter:chat", TRACE))).isEqualTo("one");
            assertThat(small.requests()).isEmpty();

            assertThat(account(context.send("llmrouter:chat?tags=triage", TRACE)))
                    .isEqualTo("two");
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void asksForTheLabelOfAnExperimentsVariantOnlyWhereTheCallHasIt() {
        String experiments = "experiments: { labels: { type: ab, policy: default, variants: { plain: { weight: 1 },"
                + " labelled: { weight: 1, strategy: " + INTENT + " } } } }";
        try (RouterContext context = context("strategy: ordered", experiments)) {
            int labelled = 0;
            for (int call = 0; call < 24; call++) {
                Exchange answer = context.send("llmrouter:chat", TRACE);
                boolean given = decision(answer).contains("\"variant\":\"labelled\"");
                labelled += given ? 1 : 0;
                assertThat(account(answer)).isEqualTo(given ? "two" : "one");
                assertThat(small.requests()).hasSize(labelled);
            }
            assertThat(labelled).isBetween(1, 23);
        }
    }

    @Test
    void planningAsksNobody() {
        try (RouterContext context = context("strategy: " + INTENT, "")) {
            Exchange planned = context.send("llmrouter:plan", TRACE);

            assertThat(planned.getException()).isNull();
            assertThat(planned.getMessage().getBody(String.class))
                    .contains("no intent: the policy 'labels' is asked for it only when a call is made");
            assertThat(small.requests()).isEmpty();
        }
    }

    @Test
    void namesAtStartTheNearestPolicyThatCouldGiveLabels() {
        assertThatThrownBy(() -> context("strategy: " + INTENT.replace("labeller: labels", "labeller: lables"), ""))
                .hasStackTraceContaining(
                        "policies.default.strategy.labeller: unknown policy 'lables'; did you mean" + " 'labels'?");
    }

    private static String account(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(LlmRouterConstants.ACCOUNT, String.class);
    }

    private static String decision(Exchange exchange) {
        return exchange.getMessage().getHeader(LlmRouterConstants.DECISION, String.class);
    }

    private RouterContext context(String policy, String more) {
        return unstarted(policy, more).start();
    }

    private RouterContext unstarted(String policy, String more) {
        String yaml =
                """
                providers:
                  one: { type: openai-compatible, baseUrl: "%s" }
                  two: { type: openai-compatible, baseUrl: "%s" }
                  small: { type: openai-compatible, baseUrl: "%s" }
                models:
                  one/m: { contextWindow: 8000, price: { input: 1, output: 2 } }
                  two/m: { contextWindow: 8000, price: { input: 1, output: 2 } }
                  small/m: { contextWindow: 8000, price: { input: 1, output: 2 } }
                policies:
                  default:
                    candidates: [ one/m, two/m ]
                    %s
                  labels: { candidates: [ small/m ] }
                %s
                """
                        .formatted(one.baseUrl(), two.baseUrl(), small.baseUrl(), policy, more);
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new RouterContext(tree);
    }
}
