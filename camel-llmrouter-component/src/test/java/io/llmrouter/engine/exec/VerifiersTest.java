package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmrouter.engine.feature.WordCounts;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.Verification.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiersTest {

    private final Scene scene = new Scene();
    private final ScriptedCalls judge = new ScriptedCalls(says("ACCEPT"));

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ACCEPT | a", "**Accept** it is right | a", "REJECT: wrong | b", "I would ACCEPT | b", "'' | b"})
    void takesAJudgeByItsFirstWord(String verdict, String winner) {
        judged(new ScriptedCalls(says(verdict), says("ACCEPT")));

        assertThat(text(scene.chat())).isEqualTo("from " + winner);
    }

    @Test
    void showsTheJudgeQuestionAndAnswerAndPaysIt() {
        judged(judge);

        assertThat(text(scene.chat())).isEqualTo("from a");
        assertThat(judge.calls).singleElement().satisfies(call -> assertThat(
                        call.request().messages())
                .extracting(Message::text)
                .containsExactly("Is it right?", "Question:\nHello?\n\nAnswer:\nfrom a"));
        assertThat(scene.tried()).isEqualTo("a judge");
        assertThat(scene.log.decision().cost().nanos()).isEqualTo(2 * 14_000);
        assertThat(scene.log.decision().steps().get(0).finding()).startsWith("the judge accepted it");
    }

    @Test
    void acceptsNothingOfAJudgeThatFails() {
        judged(new ScriptedCalls(fails(Failure.of(FailureKind.INVALID_REQUEST, "no")), says("accept")));

        assertThat(text(scene.chat())).isEqualTo("from b");
        assertThat(scene.log.decision().steps().get(0).finding()).contains("the judge failed: invalid_request");
    }

    @Test
    void givesTheOnlyAnswerMarkedWhenTheJudgeRejectsIt() {
        scene.account("a", new ScriptedCalls(says("from a")));
        scene.account("judge", new ScriptedCalls(says("REJECT")));
        scene.verification = new Verification(Check.JUDGE, null, "judges", "Is it right?", 3, 0, 9, true);

        assertThat(text(scene.chat())).isEqualTo("from a");
        assertThat(scene.log.decision().degraded()).contains("the judge said: REJECT; no candidate is left");
    }

    @Test
    void takesTheAnswerThatMostSamplesAgreeOn() {
        agreeing(new ScriptedCalls(says("It is Lyon."), says("Paris"), says("paris!")), null);

        assertThat(text(scene.chat())).isEqualTo("Paris");
        assertThat(scene.tried()).isEqualTo("a a a");
        assertThat(scene.log.decision().steps().get(0).finding()).isEqualTo("2 of 3 answers agree");
    }

    @Test
    void goesOnWhenSamplesDiffer() {
        agreeing(new ScriptedCalls(says("Lyon"), says("Paris"), says("Nice")), null);
        scene.account("b", new ScriptedCalls(says("Paris")));

        assertThat(text(scene.chat())).isEqualTo("Paris");
        assertThat(scene.tried()).isEqualTo("a a a b b b");
    }

    @Test
    void hasAnotherModelConfirmWithoutTakingItsAnswer() {
        agreeing(new ScriptedCalls(says("Lyon")), "judges");
        scene.account("b", new ScriptedCalls(says("Paris"))).account("judge", new ScriptedCalls(says("Paris")));

        assertThat(text(scene.chat())).isEqualTo("Paris");
        assertThat(scene.log.decision().steps())
                .extracting(each -> each.target().account())
                .containsExactly("a", "b");
        assertThat(scene.log.decision().steps().get(0).finding()).isEqualTo("1 of 3 answers agree");
    }

    @Test
    void asksForTheProbabilitiesThatConfidenceGoesBy() {
        ScriptedCalls a = new ScriptedCalls(says("from a"));
        scene.account("a", a);
        scene.verification = new Verification(Check.CONFIDENCE, null, null, "", 3, 0.8, 9, true);

        scene.chat();

        assertThat(a.calls.get(0).request().sampling().logprobs()).isZero();
        assertThat(scene.log.decision().degraded()).contains("the provider sent no probabilities");
    }

    @Test
    void readsConfidenceInTheFormsOfProviders() {
        List<Map<String, Object>> words = List.of(Map.of("logprob", -0.1), Map.of("logprob", -0.3));

        for (Map<String, Object> extra : List.<Map<String, Object>>of(
                Map.of("logprobs", Map.of("content", words)), Map.of("logprobs", words), Map.of("avgLogprobs", -0.2))) {
            Finding finding = confidence(extra);
            assertThat(finding.score()).isCloseTo(Math.exp(-0.2), within(1e-9));
            assertThat(finding.passed()).isTrue();
            assertThat(finding.why()).isEqualTo("confidence 0.819");
        }
        assertThat(confidence(Map.of("avgLogprobs", -0.3)).passed()).isFalse();
    }

    @Test
    void holdsAnswersWithoutASchemaToTheFormAskedFor() {
        ChatResponse prose = ChatResponse.of("m", "one", Usage.NONE);
        ChatResponse empty = ChatResponse.of("m", " ", Usage.NONE);

        assertThat(FormVerifier.plain(OutputFormat.Kind.TEXT)
                        .find(null, null, prose)
                        .passed())
                .isTrue();
        assertThat(FormVerifier.plain(OutputFormat.Kind.TEXT)
                        .find(null, null, empty)
                        .passed())
                .isFalse();
        assertThat(FormVerifier.plain(OutputFormat.Kind.JSON)
                        .find(null, null, prose)
                        .passed())
                .isFalse();
    }

    @Test
    void measuresHowMuchTwoTextsShare() {
        assertThat(WordCounts.of("Paris, France").likeness(WordCounts.of("paris france!")))
                .isEqualTo(1);
        assertThat(WordCounts.of("a b").likeness(WordCounts.of("a c"))).isEqualTo(0.5);
        assertThat(WordCounts.of("a a").likeness(WordCounts.of("a"))).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(WordCounts.of("a").likeness(WordCounts.of("b"))).isZero();
        assertThat(WordCounts.of("").likeness(WordCounts.of("!"))).isEqualTo(1);
    }

    private static Finding confidence(Map<String, Object> extra) {
        ChatResponse answer =
                new ChatResponse("", "m", Message.assistant("yes"), FinishReason.STOP, "stop", Usage.NONE, extra);
        return new ConfidenceVerifier(0.8).find(null, null, answer);
    }

    private void judged(ScriptedCalls judging) {
        scene.account("a", new ScriptedCalls(says("from a")));
        scene.account("b", new ScriptedCalls(says("from b")));
        scene.account("judge", judging);
        scene.verification = new Verification(Check.JUDGE, null, "judges", "Is it right?", 3, 0, 9, true);
    }

    private void agreeing(ScriptedCalls a, String policy) {
        scene.account("a", a);
        scene.verification = new Verification(Check.AGREEMENT, null, policy, "", 3, 0.6, 9, true);
    }

    private static String text(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "a stream"), Failure::toString);
    }
}
