package io.llmrouter.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardOverlay;
import io.llmrouter.engine.catalog.ModelCard;
import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Candidate;
import io.llmrouter.engine.policy.Detours;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.policy.Ranked;
import io.llmrouter.engine.policy.Reason;
import io.llmrouter.engine.policy.Refusal;
import io.llmrouter.engine.policy.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Target CHEAP = Target.parse("a/cheap");
    private static final Target DEAR = Target.parse("b/dear");

    private static Candidate candidate(Target target, Price price) {
        ModelCard any = ModelCard.undescribed("x/" + target.model());
        CardOverlay none = CardOverlay.NONE;
        ModelCard card = new CardOverlay(
                        none.contextWindow(),
                        none.maxOutput(),
                        none.input(),
                        none.output(),
                        none.features(),
                        price,
                        none.quality(),
                        none.tags(),
                        none.operations(),
                        none.retires(),
                        none.licence(),
                        null)
                .applyTo(any.id(), any);
        return new Candidate(target, card, null, Set.of(), 1, null, false);
    }

    private static Plan plan() {
        Reason parts = Reason.of(() -> "cost 0.2 × 1", () -> Map.of("cost", 0.2));
        return new Plan(
                "default",
                "header.tier == 'gold' && <b>",
                null,
                "weighted-score",
                1_000,
                500,
                List.of(
                        new Ranked(candidate(DEAR, usd("3", "15")), 0.2, parts),
                        new Ranked(candidate(CHEAP, usd("1", "2")), 0.9, "second → best"),
                        new Ranked(candidate(Target.parse("c/secret"), Price.UNKNOWN), null, "its price is unknown")),
                List.of(new Refusal(
                        candidate(Target.parse("d/old"), usd("0.5", "1")), "window", "2000 tokens are more than 1000")),
                Detours.NONE,
                Map.of(),
                null,
                Trial.NONE);
    }

    private static Price usd(String input, String output) {
        return Price.of(Money.usd(input).nanos(), Money.usd(output).nanos());
    }

    private static Attempt failed() {
        return new Attempt(
                1,
                CHEAP,
                "1 …a1b2",
                Failure.of(FailureKind.SERVER_ERROR, "<script>alert(1)</script>"),
                null,
                Money.ZERO,
                Duration.ofMillis(20),
                null,
                false,
                null,
                Operation.CHAT,
                List.of());
    }

    private static Attempt answered(Usage usage) {
        return new Attempt(
                2,
                DEAR,
                "1 …c3d4",
                null,
                usage,
                Money.usd("0.006"),
                Duration.ofMillis(300),
                null,
                false,
                null,
                Operation.CHAT,
                List.of());
    }

    private static Decision decision(Attempt... attempts) {
        return new Decision(
                "42",
                plan(),
                List.of(attempts),
                Money.usd("0.006"),
                Duration.ofMillis(320),
                null,
                null,
                List.of(),
                List.of());
    }

    @SuppressWarnings("unchecked") // candidates are maps of plain values
    private static Map<String, Object> candidate(Map<String, Object> explanation, int at) {
        return ((List<Map<String, Object>>) explanation.get("candidates")).get(at);
    }

    @Test
    void estimatesWhatEachRoadOfAPlanCosts() {
        Map<String, Object> plan = Explanation.of(plan());

        assertThat(candidate(plan, 0)).containsEntry("estimatedCostUsd", "0.0105");
        assertThat(candidate(plan, 1)).containsEntry("estimatedCostUsd", "0.002");
        assertThat(candidate(plan, 2)).doesNotContainKey("estimatedCostUsd");
    }

    @Test
    void saysWhatTheRoadsNotTakenWouldHaveCost() {
        Map<String, Object> decision = Explanation.of(decision(failed(), answered(Usage.of(1_000, 200))));

        assertThat(candidate(decision, 0))
                .containsEntry("wouldCostUsd", "0.006")
                .containsEntry("againstPaidUsd", "0");
        assertThat(candidate(decision, 1))
                .containsEntry("wouldCostUsd", "0.0014")
                .containsEntry("againstPaidUsd", "-0.0046");
        assertThat(candidate(decision, 2)).doesNotContainKeys("wouldCostUsd", "againstPaidUsd");
    }

    @Test
    void saysNothingOfRoadsWhenNothingWasUsed() {
        Map<String, Object> decision = Explanation.of(decision(failed()));

        assertThat(candidate(decision, 0)).doesNotContainKeys("wouldCostUsd", "againstPaidUsd");
    }

    @Test
    void givesScoresByTheirComponents() {
        assertThat(candidate(Explanation.of(plan()), 0)).containsEntry("parts", Map.of("cost", 0.2));
        assertThat(candidate(Explanation.of(plan()), 1)).doesNotContainKey("parts");
    }

    @Test
    void writesTablesOfAscii() {
        String text = ExplanationText.of(Explanation.of(decision(failed(), answered(Usage.of(1_000, 200)))));

        assertThat(text).startsWith("Decision 42\n").matches("[\\x20-\\x7e\\n]*");
        assertThat(text.lines())
                .contains("  policy                default")
                .anySatisfy(line -> assertThat(line).matches("  target +score +reason.*wouldCostUsd +againstPaidUsd"))
                .anySatisfy(line -> assertThat(line).matches("  b/dear +0.2 +cost 0.2 x 1 .*0.006 +0"))
                .anySatisfy(line -> assertThat(line).matches("  a/cheap +0.9 +second -> best .*-0.0046"))
                .anySatisfy(line -> assertThat(line)
                        .matches("  d/old +window +2000 tokens are more than 1000 +0.001 +0.0007 +-0.0053"))
                .anySatisfy(line -> assertThat(line).matches("  2 +b/dear +1 \\.\\.\\.c3d4 +answered.*"));
    }

    @Test
    void tellsWhatWhoWasRefusedWouldHaveCost() {
        Map<String, Object> planned = refused(Explanation.of(plan()));
        Map<String, Object> decided = refused(Explanation.of(decision(answered(Usage.of(1_000, 200)))));

        assertThat(planned).containsEntry("estimatedCostUsd", "0.001").doesNotContainKey("wouldCostUsd");
        assertThat(decided)
                .containsEntry("estimatedCostUsd", "0.001")
                .containsEntry("wouldCostUsd", "0.0007")
                .containsEntry("againstPaidUsd", "-0.0053");
    }

    @SuppressWarnings("unchecked") // refusals are maps of plain values
    private static Map<String, Object> refused(Map<String, Object> explanation) {
        return ((List<Map<String, Object>>) explanation.get("refused")).get(0);
    }

    @Test
    void writesAPageInWhichEveryValueIsEscaped() {
        String page = ExplanationPage.of(Explanation.of(decision(failed(), answered(Usage.of(1_000, 200)))));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("<title>Decision 42</title>", "<h2>Candidates</h2>", "<h2>Refused</h2>", "<h2>Attempts</h2>")
                .contains("header.tier == &#39;gold&#39; &amp;&amp; &lt;b&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script", "{{", "http");
    }

    @Test
    void aValueThatLooksLikeAMarkStaysWhatItIs() {
        assertThat(ExplanationPage.of(Map.of("id", "{{content}}", "policy", "{{title}}")))
                .contains("<h1>Decision {{content}}</h1>", "<td>{{title}}</td>");
    }

    @Test
    void linesStayWholeWhateverIsInThem() {
        assertThat(ExplanationText.of(Map.of("policy", "one\ntwo\u001b[31m")))
                .isEqualTo("Plan\n  policy  one two [31m\n");
    }
}
