package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Target;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model whose card claims no schemas is asked all the same, in a weaker way that the plan tells. */
class SchemaWithoutClaimTest {

    private static final String MODELS =
            """
            providers:
              own: { type: openai-compatible, baseUrl: "%1$s", apiKey: test-key-number-1 }
              strict: { type: openai-compatible, baseUrl: "%1$s", apiKey: test-key-number-1, strict: true }
            models:
              own/held: { features: [ streaming, tools, json-output, json-schema ] }
              own/tooled: { features: [ streaming, tools ] }
              own/plain: { features: [ streaming ] }
              own/unknown: { contextWindow: 100000 }
              strict/tooled: { features: [ streaming, tools ] }
            policies:
              default: { strategy: ordered, candidates: [ %2$s ], constraints: { %3$s } }
            """;
    private static final ChatRequest ASKED = ChatRequest.of("Count.")
            .withOutput(OutputFormat.schema("number", "{\"type\":\"object\",\"required\":[\"n\"]}"));

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private LlmRouter router;

    @AfterEach
    void close() {
        router.close();
    }

    private void open(String candidates, String constraints) {
        String yaml = MODELS.formatted(PROVIDER.baseUrl(), candidates, constraints);
        router = LlmRouter.builder(ReadConfig.of(yaml)).build();
    }

    @Test
    void isPlannedAndThePlanTellsTheWay() {
        open("own/tooled, own/plain, own/held, own/unknown", "");

        Plan plan = router.plan(ASKED, CallOptions.DEFAULT);

        assertThat(targets(plan)).containsExactly("own/tooled", "own/plain", "own/held", "own/unknown");
        assertThat(plan.adjustments())
                .containsOnly(
                        Map.entry(
                                Target.parse("own/tooled"),
                                List.of("asks for the schema through a tool that must be called")),
                        Map.entry(Target.parse("own/plain"), List.of("asks for the schema by an instruction")));
    }

    @Test
    void answersThroughItsTool() {
        open("own/tooled", "");
        PROVIDER.reply(request -> Reply.toolCall("structured_answer", "{\"n\":7}"));

        assertThat(router.chat(ASKED, CallOptions.DEFAULT).response().text()).isEqualTo("{\"n\":7}");
    }

    @Test
    void leavesItToTheNextWhenItStrays() {
        open("own/plain, own/held", "");
        PROVIDER.reply(request -> Reply.text(request.model().equals("plain") ? "seven" : "{\"n\":7}"));

        assertThat(router.chat(ASKED, CallOptions.DEFAULT).target()).hasToString("own/held");
    }

    @Test
    void isRefusedWhereThePolicyRequiresTheClaim() {
        open("own/tooled, own/held", "require: [ json-schema ]");

        Plan plan = router.plan(ASKED, CallOptions.DEFAULT);

        assertThat(targets(plan)).containsExactly("own/held");
        assertThat(plan.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("json-schema"));
    }

    @Test
    void isNotAskedAtAStrictAccount() {
        open("strict/tooled, own/held", "");
        PROVIDER.reply(request -> Reply.text("{\"n\":7}"));
        int before = PROVIDER.requests().size();

        Answer answer = router.chat(ASKED, CallOptions.DEFAULT);

        assertThat(answer.target()).hasToString("own/held");
        assertThat(PROVIDER.requests()).hasSize(before + 1);
    }

    private static List<String> targets(Plan plan) {
        return plan.ranked().stream()
                .map(ranked -> ranked.candidate().target().toString())
                .toList();
    }
}
