package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.catalog.Price;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The strategy {@code intent} with labels that a small model gives, by what is sent over the wire. */
class LabelledCallsTest {

    private static final String INTENT = "{ name: intent, labeller: labels, labels: { code: programs, talk: the rest },"
            + " routes: [ { name: code, candidates: [ strong/m ] } ]%s }";

    @RegisterExtension
    static ScriptedProvider weak = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider strong = ScriptedProvider.answers("ok");

    @RegisterExtension
    static ScriptedProvider small = ScriptedProvider.answers("ok:code");

    private final PacedTime time = PacedTime.started();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void goesByTheLabelAndPutsTheQuestionOnTheBill() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            Answer answer = chat(router);

            assertThat(answer.target()).hasToString("strong/m");
            assertThat(reason(answer.decision())).isEqualTo("intent code by small/m");
            assertThat(answer.decision().attempts())
                    .extracting(each -> each.target().account())
                    .containsExactly("small", "strong");
            assertThat(answer.decision().cost())
                    .isEqualTo(answer.decision().attempts().stream()
                            .map(each -> each.cost())
                            .reduce(Money.ZERO, Money::plus));
            assertThat(answer.decision().attempts().get(0).cost()).isGreaterThan(Money.ZERO);
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void decidesWithoutALabelWhereTheLabellerFails() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            small.script("500");
            Answer answer = chat(router);

            assertThat(answer.target()).hasToString("weak/m");
            assertThat(reason(answer.decision())).contains("no intent: the labeller failed: server_error");
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void takesNoMoreTimeThanTheLabellingPolicyHas() {
        try (LlmRouter router =
                router(INTENT.formatted(""), "{ candidates: [ small/m ], timeout: { total: 200ms } }")) {
            small.script("hang");
            Answer answer = chat(router);

            assertThat(answer.target()).hasToString("weak/m");
            assertThat(reason(answer.decision()))
                    .contains("no intent: the labeller failed")
                    .contains("200 ms");
        }
    }

    @Test
    void endsWithTheCallsOwnTime() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            small.script("hang");

            assertThatExceptionOfType(TimedOutException.class)
                    .isThrownBy(() -> router.chat(
                            ChatRequest.of("Hello"), CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300))))
                    .satisfies(late -> assertThat(late.decision().orElseThrow().attempts())
                            .extracting(each -> each.target().account())
                            .startsWith("small"));
            assertThat(weak.requests().size() + strong.requests().size()).isZero();
        }
    }

    @Test
    void takesOffTheCeilingWhatTheLabelCost() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            long strongest = RequestFeatures.of(ChatRequest.of("Hello"), false)
                    .estimateNanos(Price.of(2_000_000_000, 4_000_000_000L));
            CallOptions most = CallOptions.DEFAULT.withMaxCost(new Money(strongest));
            Plan planned = router.plan(ChatRequest.of("Hello"), most);
            assertThat(planned.refusals()).isEmpty();

            Answer answer = router.chat(ChatRequest.of("Hello"), most);

            assertThat(answer.target()).hasToString("weak/m");
            assertThat(answer.decision().plan().refusals())
                    .extracting(each -> each.target().toString())
                    .containsExactly("strong/m");
        }
    }

    @Test
    void onlyPlansWithoutAskingAnyone() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            Plan plan = router.plan(ChatRequest.of("Hello"), CallOptions.DEFAULT);

            assertThat(plan.ranked().get(0).reason())
                    .isEqualTo("first in the list; no intent: the policy 'labels' is asked for it only when a call is"
                            + " made, of a chat that has a choice, and once");
            assertThat(small.requests()).isEmpty();
        }
    }

    @Test
    void asksNobodyWhereThereIsNoChoiceAndForNothingButChats() {
        try (LlmRouter router = router(INTENT.formatted(""))) {
            router.chat(ChatRequest.of("Hello"), CallOptions.DEFAULT.withModels(List.of("weak/m")));
            assertThatExceptionOfType(LlmRouterException.class)
                    .isThrownBy(() -> router.perform(EmbedRequest.of(List.of("Hello")), CallOptions.DEFAULT));

            assertThat(small.requests()).isEmpty();
        }
    }

    @Test
    void takesOneTurnOfWhoFollowsInTurn() {
        try (LlmRouter router = router(INTENT.formatted(", otherwise: round-robin"))) {
            small.script("ok:talk");

            assertThat(List.of(account(chat(router)), account(chat(router)), account(chat(router))))
                    .containsExactly("weak", "strong", "weak");
        }
    }

    @Test
    void labelsNobodyWhoIsBoundAlready() {
        try (LlmRouter router = router("{ name: sticky, by: user, otherwise: " + INTENT.formatted("") + " }")) {
            CallOptions ada = CallOptions.DEFAULT.withCaller("ada", null);

            assertThat(account(router.chat(ChatRequest.of("One"), ada))).isEqualTo("strong");
            assertThat(account(router.chat(ChatRequest.of("Two"), ada))).isEqualTo("strong");
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void standsInTiersAndAsksOnceForEqualLabels() {
        String tiers = "{ name: tiers, of: [ { name: by-region, regions: [ eu ] }, %s ] }"
                .formatted(INTENT.formatted(", otherwise: " + INTENT.formatted("")));
        try (LlmRouter router = router(tiers)) {
            assertThat(account(chat(router))).isEqualTo("strong");
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void asksOnceForAllStepsOfACascade() {
        try (LlmRouter router =
                router("{ name: cascade, order: " + INTENT.formatted("") + ", schema: '{\"type\":\"object\"}' }")) {
            strong.script("ok:no object");
            weak.script("ok:{}");
            Answer answer = chat(router);

            assertThat(answer.response().text()).isEqualTo("{}");
            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void asksForNoLabelOnBehalfOfCopiesAndLabellers() {
        String copies = "experiments: { as-good: { type: shadow, candidates: [ weak/m ], share: 1 } }";
        try (LlmRouter router = router(
                INTENT.formatted(""),
                "{ candidates: [ small/m, strong/m ], strategy: " + INTENT.formatted("") + " }",
                copies)) {
            assertThat(account(chat(router))).isEqualTo("strong");
            await().until(() -> weak.requests().size() == 1);

            assertThat(small.requests()).hasSize(1);
        }
    }

    @Test
    void lastResortsMayBeWhoGaveTheLabel() {
        try (LlmRouter router = router(INTENT.formatted("") + "\n    lastResort: small/m")) {
            strong.script("500");
            weak.script("500");
            Answer answer = chat(router);

            assertThat(account(answer)).isEqualTo("small");
            assertThat(answer.decision().degraded()).isNotNull();
        }
    }

    private static Answer chat(LlmRouter router) {
        return router.chat(ChatRequest.of("Why does this not compile?"), CallOptions.DEFAULT);
    }

    private static String account(Answer answer) {
        return answer.target().account();
    }

    private static String reason(Decision decision) {
        return decision.plan().ranked().get(0).reason();
    }

    /** A router whose small model says {@code code}. */
    private LlmRouter router(String strategy, String... more) {
        List.of(weak, strong).forEach(each -> each.reply(request -> Reply.text("Yes.")));
        small.script("ok:code");
        String labels = more.length > 0 ? more[0] : "{ candidates: [ small/m ], retry: { maxAttempts: 1 } }";
        String rest = more.length > 1 ? more[1] : "";
        return LlmRouter.builder(ReadConfig.of(
                        """
                providers:
                  weak: { type: openai-compatible, baseUrl: "%s" }
                  strong: { type: openai-compatible, baseUrl: "%s" }
                  small: { type: openai-compatible, baseUrl: "%s" }
                models:
                  weak/m: { contextWindow: 8000, price: { input: 1, output: 2 } }
                  strong/m: { contextWindow: 8000, price: { input: 2, output: 4 } }
                  small/m: { contextWindow: 8000, price: { input: 1, output: 1 } }
                policies:
                  default:
                    candidates: [ weak/m, strong/m ]
                    retry: { maxAttempts: 1 }
                    strategy: %s
                  labels: %s
                %s
                """
                                .formatted(weak.baseUrl(), strong.baseUrl(), small.baseUrl(), strategy, labels, rest)))
                .ticker(time)
                .build();
    }
}
