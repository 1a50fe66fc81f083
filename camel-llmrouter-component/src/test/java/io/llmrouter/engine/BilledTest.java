package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.feature.RequestFeatures;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt costs by what its answer tells beside tokens: the class of service, searches, and the bill. */
class BilledTest {

    private static final String MESSAGE =
            "'choices':[{'index':0,'message':{'role':'assistant','content':'hello'},'finish_reason':'stop'}],";
    private static final String CHUNK = "'choices':[{'index':0,'delta':{'content':'hello'},'finish_reason':'stop'}],";
    private static final String TOKENS = "'usage':{'prompt_tokens':3,'completion_tokens':1";

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    private static LlmRouter router(String type) {
        return LlmRouter.builder(config(type)).build();
    }

    private static RouterConfig config(String type) {
        return ReadConfig.of(
                """
                providers: { hub: { type: %s, baseUrl: "%s", apiKey: a-key } }
                models:
                  hub/m:
                    operations: [ chat, embed ]
                    contextWindow: 1000
                    price:
                      input: 1
                      output: 1
                      search: 0.01
                      tiers:
                        - { service: batch, factor: 0.5 }
                        - { service: flex, factor: 0.5 }
                        - { service: priority, factor: 2 }
                policies: { default: { candidates: [ hub/m ], retry: { maxAttempts: 1 } } }
                """
                        .formatted(type, server.baseUrl()));
    }

    private static Reply json(String body) {
        return Reply.raw(200, "application/json", body.replace('\'', '"'));
    }

    private static ChatRequest asking(String tier) {
        return ChatRequest.of("hi").withTerms(Terms.USUAL.withServiceTier(tier));
    }

    private static Money cost(String type, ChatRequest request) {
        try (LlmRouter router = router(type)) {
            return router.chat(request, CallOptions.DEFAULT).decision().cost();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "flex | 'service_tier':'default' | 0.000004",
                "flex | 'service_tier':'flex' | 0.000002",
                "flex | 'service_tier':null | 0.000002",
                "flex | 'service_tier':'auto' | 0.000002",
                "auto | 'service_tier':'priority' | 0.000008",
                " | 'service_tier':'priority' | 0.000008",
                "| 'x':1 | 0.000004"
            })
    void billsByTheClassOfServiceThatWasHadElseByTheOneThatWasAsked(String asked, String told, String usd) {
        server.reply(request -> json("{" + MESSAGE + told + "," + TOKENS + "}}"));

        assertThat(cost("openai-compatible", asking(asked))).isEqualTo(Money.usd(usd));
    }

    @Test
    void billsStreamsByTheClassOfServiceThatWasHad() {
        server.reply(request -> Reply.raw(
                200,
                "text/event-stream",
                ("data: {" + CHUNK + "'service_tier':'default'}\n\ndata: {'choices':[]," + TOKENS
                                + "}}\n\ndata: [DONE]\n\n")
                        .replace('\'', '"')));

        try (LlmRouter router = router("openai-compatible");
                AnswerStream stream = router.stream(asking("flex"), CallOptions.DEFAULT)) {
            stream.forEachRemaining(event -> assertThat(event).isNotNull());

            assertThat(stream.decision().cost()).isEqualTo(Money.usd("0.000004"));
        }
    }

    @Test
    void billsByTheClassOfServiceThatAHeaderTells() {
        server.reply(request -> json("{" + MESSAGE + TOKENS + "}}").header("x-groq-service-tier", "on_demand"));

        assertThat(cost("openai-compatible", asking("flex"))).isEqualTo(Money.usd("0.000004"));
    }

    @Test
    void takesADroppedClassOfServiceForNoneInPlansAndInCosts() {
        server.reply(request -> json("{'candidates':[{'content':{'parts':[{'text':'hello'}]},'finishReason':'STOP'}],"
                + "'usageMetadata':{'promptTokenCount':3,'candidatesTokenCount':1}}"));

        assertThat(cost("gemini", asking("batch"))).isEqualTo(Money.usd("0.000004"));
        assertThat(cost("gemini", asking("flex"))).isEqualTo(Money.usd("0.000002"));
        assertThat(estimate("gemini", "batch")).isEqualTo(estimate("gemini", null));
        assertThat(estimate("gemini", "flex")).isLessThan(estimate("gemini", null));
        assertThat(estimate("cohere", "flex")).isEqualTo(estimate("cohere", null));
    }

    private static long estimate(String type, String tier) {
        RequestFeatures features = RequestFeatures.of(asking(tier), false);
        return features.estimateNanos(config(type).roster().all().get(0).card().price());
    }

    @Test
    void dropsNoClassOfServiceOfGeminiThatTheCatalogueHasAPriceFor() {
        RouterConfig config = ReadConfig.of(
                """
                providers: { google: { type: gemini, apiKey: a-key } }
                policies: { default: { candidates: [ google/gemini-3-pro-preview ] } }
                """);

        assertThat(config.roster().all().get(0).card().price().tiers())
                .extracting(tier -> tier.service())
                .doesNotContain("batch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'cost':0.0007 | 0.0007",
                "'cost':{'input_tokens_cost':0.1,'total_cost':0.00501} | 0.00501",
                "'cost_in_usd_ticks':37756000 | 0.0037756",
                "'cost_in_usd_ticks':12345 | 0.000001234",
                "'cost':0 | 0.000004",
                "'cost':0.0 | 0.000004",
                "'cost':{'total_cost':0} | 0.000004",
                "'cost_in_usd_ticks':0 | 0.000004",
                "'cost':-1 | 0.000004",
                "'cost':1e99 | 0.000004",
                "'cost':1e-999999999 | 0.000004",
                "'cost_in_usd_ticks':1e2147483640 | 0.000004",
                "'cost':'much' | 0.000004"
            })
    void takesTheProvidersBillUnlessItIsNothing(String told, String usd) {
        server.reply(request -> json("{" + MESSAGE + TOKENS + "," + told + "}}"));

        assertThat(cost("openai-compatible", ChatRequest.of("hi"))).isEqualTo(Money.usd(usd));
    }

    @Test
    void takesTheBillOfResponses() {
        server.reply(
                request -> json(
                        "{'id':'r','model':'m','status':'completed','output':[{'type':'message','content':["
                                + "{'type':'output_text','text':'hello'}]}],'usage':{'input_tokens':3,'output_tokens':1,'cost':0.0007}}"));

        assertThat(cost("openrouter-responses", ChatRequest.of("hi"))).isEqualTo(Money.usd("0.0007"));
    }

    @Test
    void takesTheBillOfEmbeddings() {
        server.reply(request -> json("{'model':'m','data':[{'index':0,'embedding':[0.1,0.2]}],"
                + "'usage':{'prompt_tokens':3,'total_tokens':3,'cost':0.0000006}}"));

        try (LlmRouter router = router("openai-compatible")) {
            assertThat(router.perform(EmbedRequest.of(List.of("hi")), CallOptions.DEFAULT)
                            .decision()
                            .cost())
                    .isEqualTo(Money.usd("0.0000006"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'server_tool_use':{'web_search_requests':2} | 0.020004",
                "'server_tool_use_details':{'web_search_requests':1} | 0.010004",
                "'server_side_tool_usage_details':{'web_search_calls':2,'x_search_calls':1,'code_interpreter_calls':4} | 0.030004",
                "'server_tool_use':{'web_search_requests':0} | 0.000004"
            })
    void billsTheProvidersOwnSearches(String told, String usd) {
        server.reply(request -> json("{" + MESSAGE + TOKENS + "," + told + "}}"));

        assertThat(cost("openai-compatible", ChatRequest.of("hi"))).isEqualTo(Money.usd(usd));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: "})
    void billsSearchesThatGeminiGroundsItsAnswerOn(String frame) {
        server.reply(request -> Reply.raw(
                200,
                frame.isEmpty() ? "application/json" : "text/event-stream",
                (frame + "{'candidates':[{'content':{'parts':[{'text':'hello'}]},'finishReason':'STOP',"
                                + "'groundingMetadata':{'webSearchQueries':['a','b']}}],"
                                + "'usageMetadata':{'promptTokenCount':3,'candidatesTokenCount':1}}\n\n")
                        .replace('\'', '"')));

        try (LlmRouter router = router("gemini")) {
            if (frame.isEmpty()) {
                assertThat(router.chat(ChatRequest.of("hi"), CallOptions.DEFAULT)
                                .decision()
                                .cost())
                        .isEqualTo(Money.usd("0.020004"));
                return;
            }
            try (AnswerStream stream = router.stream(ChatRequest.of("hi"), CallOptions.DEFAULT)) {
                stream.forEachRemaining(event -> assertThat(event).isNotNull());
                assertThat(stream.decision().cost()).isEqualTo(Money.usd("0.020004"));
            }
        }
    }

    @Test
    void billsSearchesOfClaude() {
        server.reply(
                request -> json("{'id':'m','model':'m','role':'assistant','content':[{'type':'text','text':'hello'}],"
                        + "'stop_reason':'end_turn','usage':{'input_tokens':3,'output_tokens':1,"
                        + "'server_tool_use':{'web_search_requests':2},'service_tier':'standard'}}"));

        assertThat(cost("anthropic-compatible", asking("batch"))).isEqualTo(Money.usd("0.020004"));
    }
}
