package io.llmrouter.engine.exec;

import static io.llmrouter.engine.exec.ScriptedCalls.fails;
import static io.llmrouter.engine.exec.ScriptedCalls.hangs;
import static io.llmrouter.engine.exec.ScriptedCalls.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Step;
import io.llmrouter.engine.policy.Timeouts;
import io.llmrouter.engine.policy.Verification;
import io.llmrouter.engine.policy.Verification.Check;
import io.llmrouter.engine.provider.EventStream;
import io.llmrouter.engine.provider.Provider;
import io.llmrouter.engine.provider.ProviderCall;
import io.llmrouter.engine.provider.ReplayedStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CascadeTest {

    private static final String NUMBER = "{\"type\":\"object\",\"required\":[\"n\"]}";
    private static final Failure BUSY = Failure.of(FailureKind.INVALID_REQUEST, "no");
    /** Ten tokens in and two out at 1 and 2 US dollars for a million. */
    private static final long EACH = 14_000;

    private final Scene scene = new Scene();
    private final ScriptedCalls strong = new ScriptedCalls(says("{\"n\":2}"));

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void givesTheFirstAnswerThatPasses() {
        cascade(says("{\"n\":1}"), schema());

        assertThat(text(scene.chat())).isEqualTo("{\"n\":1}");
        assertThat(scene.tried()).isEqualTo("cheap");
        assertThat(steps()).isEqualTo("1 cheap true");
        assertThat(scene.log.decision().steps().get(0).finding()).isEqualTo("it keeps to its form");
        assertThat(scene.log.decision().degraded()).isNull();
    }

    @Test
    void asksTheNextOneWhenAnAnswerDoesNotPassAndCountsBoth() {
        cascade(says("one"), schema());

        assertThat(text(scene.chat())).isEqualTo("{\"n\":2}");
        assertThat(scene.tried()).isEqualTo("cheap strong");
        assertThat(steps()).isEqualTo("1 cheap false, 2 strong true");
        assertThat(scene.log.decision().steps().get(0).finding()).contains("it is not one JSON value");
        assertThat(scene.log.decision().cost()).isEqualTo(new Money(2 * EACH));
    }

    @Test
    void goesByTheFailureLawWithinAStep() {
        cascade(fails(Failure.of(FailureKind.UNSUPPORTED, "cannot")), schema());

        assertThat(text(scene.chat())).isEqualTo("{\"n\":2}");
        assertThat(steps()).isEqualTo("1 strong true");
    }

    @Test
    void givesTheLastAnswerMarkedWhenNonePasses() {
        cascade(says("one"), schema());
        scene.account("strong", new ScriptedCalls(says("two")));

        assertThat(text(scene.chat())).isEqualTo("two");
        assertThat(scene.log.decision().degraded())
                .startsWith("no answer passed verification: ")
                .endsWith("no candidate is left");
    }

    @Test
    void failsWhenNonePassesAndThatIsWanted() {
        cascade(says("one"), new Verification(Check.SCHEMA, NUMBER, null, "", 3, 0, 9, false));
        scene.account("strong", new ScriptedCalls(says("two")));

        Outcome<Reply> outcome = scene.chat();

        assertThat(failure(outcome).kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(failure(outcome).message()).contains("no answer passed verification");
        assertThat(scene.log.decision().cost()).isEqualTo(new Money(2 * EACH));
    }

    @Test
    void givesAnEarlierAnswerWhenTheNextCandidatesFail() {
        cascade(says("one"), schema());
        scene.account("strong", new ScriptedCalls(fails(BUSY)));

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.log.decision().degraded()).contains("the next candidates failed: invalid_request: no");
    }

    @Test
    void verifiesNoMoreAnswersThanItsSteps() {
        cascade(says("one"), new Verification(Check.SCHEMA, NUMBER, null, "", 3, 0, 1, true));

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.tried()).isEqualTo("cheap");
        assertThat(scene.log.decision().degraded()).contains("step 1 is the last");
    }

    @Test
    void asksNobodyWhoWouldCostMoreThanTheCallMay() {
        scene.options = CallOptions.DEFAULT.withMaxCost(new Money(2 * EACH - 1));
        cascade(says("one"), schema());

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.tried()).isEqualTo("cheap");
        assertThat(scene.log.decision().degraded()).contains("may cost at most");
    }

    @Test
    void asksNobodyWhoTakesLongerThanIsLeft() {
        cascade(says("one"), schema());
        scene.account("strong", strong);
        scene.states.answered(scene.target("strong"), Duration.ofMinutes(5));

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.log.decision().degraded()).contains("strong/model usually answers in 300000 ms, and");
    }

    @Test
    void givesTheEarlierAnswerWhenTheTimeIsUp() {
        scene.timeouts = new Timeouts(
                Timeouts.DEFAULT.connect(),
                Timeouts.DEFAULT.firstToken(),
                Timeouts.DEFAULT.idle(),
                Duration.ofMillis(300));
        cascade(says("one"), schema());
        scene.account("strong", new ScriptedCalls(hangs(scene.time.passing(300))));

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.log.decision().degraded()).contains("no answer within 300 ms");
    }

    @Test
    void takesACallOfToolsForNoFinalAnswer() {
        cascade(says("one"), schema());
        scene.account("cheap", new AsksForTools());

        assertThat(scene.chat().isAnswered()).isTrue();
        assertThat(scene.tried()).isEqualTo("cheap");
    }

    private record AsksForTools() implements Provider {
        @Override
        public Outcome<ChatResponse> chat(ProviderCall<ChatRequest> call) {
            Message asks =
                    new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("c1", "look", "{}")), null, null);
            return Outcome.answered(
                    new ChatResponse("", "m", asks, FinishReason.TOOL_CALLS, null, Usage.of(10, 2), Map.of()));
        }

        @Override
        public Outcome<EventStream> stream(ProviderCall<ChatRequest> call) {
            return chat(call).map(ReplayedStream::of);
        }
    }

    @Test
    void holdsTheStreamOfAStepThatIsToBeVerified() {
        cascade(says("{\"n\":1}"), schema());

        assertThat(events(scene.stream())).contains(new StreamEvent.TextDelta("{\"n\":1}"));
        assertThat(steps()).isEqualTo("1 cheap true");
        assertThat(scene.log.decision().steps().get(0).finding()).startsWith("held back until it was whole; ");
    }

    @Test
    void streamsTheLastStepUnverified() {
        cascade(says("one"), schema());
        scene.account("strong", new ScriptedCalls(says("two")));

        assertThat(events(scene.stream())).contains(new StreamEvent.TextDelta("two"));
        assertThat(steps()).isEqualTo("1 cheap false, 2 strong false");
        assertThat(scene.log.decision().steps().get(1).finding()).isEqualTo("streamed, so not verified");
    }

    @Test
    void holdsTheLastStreamTooWhereNothingUnverifiedMayPass() {
        cascade(says("one"), new Verification(Check.SCHEMA, NUMBER, null, "", 3, 0, 9, false));

        assertThat(events(scene.stream())).contains(new StreamEvent.TextDelta("{\"n\":2}"));
        assertThat(steps()).isEqualTo("1 cheap false, 2 strong true");
    }

    @Test
    void givesUpWithItsCaller() {
        cascade(
                call -> {
                    scene.caller.cancel(Failure.of(FailureKind.CANCELLED, "gone"));
                    return says("one").take(call);
                },
                schema());

        assertThat(text(scene.chat())).isEqualTo("one");
        assertThat(scene.tried()).isEqualTo("cheap");
    }

    private static Verification schema() {
        return new Verification(Check.SCHEMA, NUMBER, null, "", 3, 0, 9, true);
    }

    private void cascade(ScriptedCalls.Step cheap, Verification verification) {
        scene.account("cheap", new ScriptedCalls(cheap)).account("strong", strong);
        scene.verification = verification;
    }

    private String steps() {
        return scene.log.decision().steps().stream().map(CascadeTest::words).collect(Collectors.joining(", "));
    }

    private static String words(Step step) {
        return step.number() + " " + step.target().account() + " " + step.passed();
    }

    private static String text(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> Scene.text(whole.response()), live -> "a stream"), Failure::toString);
    }

    private static Failure failure(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> {
                    throw new AssertionError("answered");
                },
                failure -> failure);
    }

    private static List<StreamEvent> events(Outcome<Reply> outcome) {
        return outcome.fold(
                reply -> reply.fold(whole -> List.of(), live -> java.util.stream.Stream.generate(live.stream()::next)
                        .takeWhile(event -> event.kind() != StreamEvent.Kind.FINISHED)
                        .toList()),
                failure -> List.of());
    }
}
