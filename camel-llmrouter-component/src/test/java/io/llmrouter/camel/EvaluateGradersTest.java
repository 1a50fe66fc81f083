package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.evaluate.EvaluationRun;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Graders that ask models. */
class EvaluateGradersTest {

    @RegisterExtension
    static ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider two = ScriptedProvider.answers("ok");

    @SuppressWarnings("unchecked") // a map of plain values
    private static Map<String, Object> json(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class);
    }

    private static String uri(String more) {
        return "llmrouter:evaluate?responseType=json" + more;
    }

    @Test
    void hasAModelJudgeByAPolicyOfItsOwn() throws Exception {
        one.script("ok:Roses are red");
        two.reply(request ->
                Reply.text(request.lastText().contains("Roses") ? "```json\n{\"score\":0.5}\n```" : "{\"score\":2}"));
        Map<String, Object> tree = RouterContext.tree(one, two);
        tree.put(
                "policies",
                Map.of(
                        "default", Map.of("candidates", List.of("one/m")),
                        "judges", Map.of("candidates", List.of("two/m"))));
        String set = "{\"prompt\":\"A poem\",\"criteria\":\"It rhymes.\"}\n"
                + "{\"prompt\":\"A rhyme\",\"grader\":\"similarity\",\"expected\":\"roses are red\"}";
        try (RouterContext context = new RouterContext(tree).start()) {
            Map<String, Object> run = json(context.send(uri("&judgePolicy=judges"), set));
            assertThat((List<?>) run.get("scores")).extracting("score").containsExactly(new BigDecimal("0.7500"));

            assertThat(context.send(uri(""), set).getException())
                    .hasMessageContaining("has questions for a judge: name the policy");
            one.script("ok:Violets");
            Map<String, Object> second = json(context.send(uri("&judgePolicy=judges"), set));
            assertThat((List<?>) second.get("scores")).extracting("failed").containsExactly(1);
        }
    }

    @Test
    @SuppressWarnings("unchecked") // a map of maps
    void comparesMeaningsByEmbeddings() throws Exception {
        one.script("ok:A small dog, ok:The stock market fell");
        Map<String, Object> tree = RouterContext.tree(one);
        Map<String, Object> providers = new LinkedHashMap<>((Map<String, Object>) tree.get("providers"));
        providers.put("onnx", Map.of());
        tree.put("providers", providers);
        tree.put(
                "policies",
                Map.of(
                        "default", Map.of("candidates", List.of("one/m")),
                        "alike", Map.of("candidates", List.of("onnx/all-minilm-l6-v2"))));
        String line = "{\"task\":\"%s\",\"prompt\":\"%s\",\"grader\":\"similarity\",\"expected\":\"a little puppy\"}%n";
        String set = line.formatted("near", "1") + line.formatted("far", "2");
        try (RouterContext context = new RouterContext(tree).start()) {
            EvaluationRun run = context.send(
                            "llmrouter:evaluate?similarityPolicy=alike&parallel=1&responseType=response", set)
                    .getMessage()
                    .getBody(EvaluationRun.class);

            assertThat(run.scores().get(0).mean()).isGreaterThan(0.5);
            assertThat(run.scores().get(1).mean()).isLessThan(0.3);
        }
    }
}
