package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EvaluateBudgetTest {

    private static final String SET =
            """
            {"prompt":"2+2?","expected":4,"grader":"number"}
            {"prompt":"1+3?","expected":4,"grader":"number"}
            {"prompt":"5-1?","expected":4,"grader":"number"}
            {"prompt":"0+4?","expected":4,"grader":"number"}
            {"prompt":"6-2?","expected":4,"grader":"number"}
            {"prompt":"8/2?","expected":4,"grader":"number"}
            """;

    @RegisterExtension
    ScriptedProvider provider = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    private String uri(String more) {
        return "llmrouter:evaluate?responseType=json&parallel=1&evaluations=" + folder + more;
    }

    @Test
    void stopsWithWhatItHasAndIsComparedWithNothing() {
        provider.reply(request -> Reply.text("4"));
        try (RouterContext context = RouterContext.of(provider)) {
            context.start();
            BigDecimal all =
                    context.send(uri(""), SET).getMessage().getHeader(LlmRouterConstants.COST, BigDecimal.class);

            BigDecimal two = all.multiply(new BigDecimal("0.7"));
            provider.reply(request -> Reply.text("5"));
            Exchange stopped = context.send(uri("&maxRunCost=" + two.toPlainString()), SET);

            assertThat(stopped.getException()).isNull();
            Map<?, ?> run = stopped.getMessage().getBody(Map.class);
            assertThat(run.get("answers")).isEqualTo(4);
            assertThat(run.get("stopped"))
                    .asString()
                    .startsWith("after 4 of 6 answers, which cost")
                    .contains("budget");
            assertThat(run.get("drifts")).isEqualTo(List.of());
            assertThat(stopped.getMessage().getHeaders()).doesNotContainKey(LlmRouterConstants.DRIFTS);
            assertThat(stopped.getMessage().getHeader(LlmRouterConstants.COST, BigDecimal.class))
                    .isLessThanOrEqualTo(two);

            Exchange whole = context.send(uri("&maxRunCost=" + all.toPlainString()), SET);
            assertThat(whole.getMessage().getBody(Map.class)).doesNotContainKey("stopped");
            assertThat(whole.getMessage().getHeader(LlmRouterConstants.DRIFTS))
                    .as("since the last whole run")
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesABudgetWhereNobodyKnowsThePrices() {
        Map<String, Object> tree = RouterContext.tree(provider);
        tree.put("models", Map.of("one/m", Map.of("contextWindow", 8000)));
        try (RouterContext context = new RouterContext(tree).start()) {
            assertThat(context.send(uri("&maxRunCost=1"), SET).getException())
                    .hasMessageContaining("a budget needs prices, and nobody knows those of one/m");
            assertThat(provider.requests()).isEmpty();
        }
    }

    @Test
    void saysAtTheStartThatABudgetIsNoAmount() throws Exception {
        try (RouterContext context = RouterContext.of(provider)) {
            context.routes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to("llmrouter:evaluate?maxRunCost=much");
                }
            });
            assertThatThrownBy(context::start)
                    .hasStackTraceContaining("maxRunCost is an amount of US dollars such as 0.05, not 'much'");
        }
    }
}
