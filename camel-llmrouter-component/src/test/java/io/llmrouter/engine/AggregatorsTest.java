package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is special to those who serve many makers' models, over HTTP. */
class AggregatorsTest {

    private static final String KEY = "a-key-of-the-aggregator";
    private static final String TEXT =
            "{'id':'gen-1','provider':'Together','model':'m','choices':[{'index':0,'message':{'role':'assistant',"
                    + "'content':'hello'},'finish_reason':'stop'}],'usage':{'prompt_tokens':3,'completion_tokens':1";

    @RegisterExtension
    static ScriptedProvider server = ScriptedProvider.answers("ok");

    private static LlmRouter router(String type, String path) {
        String root = server.baseUrl().replace("/v1", path);
        return LlmRouter.builder(ReadConfig.of(
                        """
                        providers: { hub: { type: %s, baseUrl: "%s", apiKey: %s } }
                        models: { "hub/gpt-4o": { contextWindow: 1000, price: { input: 1, output: 1 } } }
                        policies: { default: { candidates: [ hub/gpt-4o ], retry: { maxAttempts: 1 } } }
                        """
                                .formatted(type, root, KEY)))
                .build();
    }

    private static Answer ask(String type, String path, ChatRequest request) {
        try (LlmRouter router = router(type, path)) {
            return router.chat(request, CallOptions.DEFAULT);
        }
    }

    private static Reply json(int status, String body) {
        return Reply.raw(status, "application/json", body.replace('\'', '"'));
    }

    @Test
    void takesWhatLiteLlmBillsForTheCostOfTheAttempt() {
        server.reply(request -> json(200, TEXT + "}}")
                .header("x-litellm-response-cost", "2.1e-05")
                .header("x-litellm-call-id", "call-9"));

        Answer result = ask("litellm", "/v1", ChatRequest.of("hi"));

        assertThat(result.decision().cost()).isEqualTo(Money.usd("0.000021"));
        assertThat(result.decision().attempts()).singleElement().satisfies(attempt -> assertThat(attempt.requestId())
                .isEqualTo("call-9"));
    }

    @Test
    void countsByTheModelsPriceWhereLiteLlmSaysZero() {
        server.reply(request -> json(200, TEXT + "}}").header("x-litellm-response-cost", "0.0"));

        assertThat(ask("litellm", "/v1", ChatRequest.of("hi")).decision().cost())
                .isEqualTo(Money.usd("0.000004"));
    }

    @Test
    void sendsPreferencesToOpenRouterAndTellsWhoAnsweredAndWhatItBills() {
        server.reply(request -> json(200, TEXT + ",'cost':0.0007}}"));
        Map<String, Object> preferences = Map.of("order", List.of("Together"), "allow_fallbacks", false);

        Answer result = ask("openrouter", "/api/v1", ChatRequest.of("hi").withExtra(Map.of("provider", preferences)));

        ReceivedRequest sent = server.requests().get(0);
        assertThat(sent.path()).isEqualTo("/api/v1/chat/completions");
        assertThat(sent.body()).containsEntry("provider", preferences);
        assertThat(result.response().extra()).containsEntry("provider", "Together");
        assertThat(result.decision().cost()).isEqualTo(Money.usd("0.0007"));
    }

    /** https://portkey.ai/docs/api-reference/headers */
    @Test
    void sendsPortkeyItsHeadersAndTheRequestsNotesAsOne() {
        server.reply(request -> json(200, TEXT + "}}").header("x-portkey-trace-id", "trace-1"));
        String accounts =
                """
                providers:
                  hub:
                    type: portkey
                    baseUrl: "%s"
                    apiKey: %s
                    quirks: { headers: { x-portkey-config: pc-prod-1, x-portkey-virtual-key: openai-1 } }
                models: { "hub/gpt-4o": { contextWindow: 1000, price: { input: 1, output: 1 } } }
                policies: { default: { candidates: [ hub/gpt-4o ], retry: { maxAttempts: 1 } } }
                """
                        .formatted(server.baseUrl(), KEY);
        Map<String, String> notes = new LinkedHashMap<>(Map.of("_user", "Zoë"));
        notes.put("environment", "\"prod\"");

        try (LlmRouter router = LlmRouter.builder(ReadConfig.of(accounts)).build()) {
            ChatRequest request = ChatRequest.of("hi").withTerms(Terms.USUAL.withMetadata(notes));
            Answer result = router.chat(request, CallOptions.DEFAULT);

            assertThat(result.decision().attempts().get(0).requestId()).isEqualTo("trace-1");
        }
        ReceivedRequest sent = server.requests().get(0);
        assertThat(sent.headers())
                .containsEntry("x-portkey-config", "pc-prod-1")
                .containsEntry("x-portkey-virtual-key", "openai-1")
                .containsEntry("x-portkey-metadata", "{\"_user\":\"Zo\\u00EB\",\"environment\":\"\\\"prod\\\"\"}");
        assertThat(sent.body()).doesNotContainKeys("metadata", "x-portkey-metadata");
    }

    @Test
    void callsDeploymentsOfAzureByTheirPathAndVersion() {
        server.reply(request -> json(200, TEXT + "}}").header("apim-request-id", "apim-1"));

        Answer result = ask("azure-openai-deployments", "/openai", ChatRequest.of("hi"));

        ReceivedRequest sent = server.requests().get(0);
        assertThat(sent.path()).matches("/openai/deployments/gpt-4o/chat/completions\\?api-version=[\\w-]+");
        assertThat(sent.headers()).containsEntry("api-key", KEY).doesNotContainKey("Authorization");
        assertThat(result.decision().attempts().get(0).requestId()).isEqualTo("apim-1");
    }

    @Test
    void callsTheNewerFormOfAzureWithoutAVersion() {
        server.reply(request -> json(200, TEXT + "}}"));

        ask("azure-openai", "/openai/v1", ChatRequest.of("hi"));

        ReceivedRequest sent = server.requests().get(0);
        assertThat(sent.path()).isEqualTo("/openai/v1/chat/completions");
        assertThat(sent.headers()).containsEntry("api-key", KEY);
        assertThat(sent.body()).containsEntry("model", "gpt-4o");
    }

    @Test
    void takesAzuresContentFilterForContentPolicy() {
        server.reply(request -> json(
                400,
                "{'error':{'message':'The response was filtered due to the prompt triggering the content management"
                        + " policy.','type':null,'param':'prompt','code':'content_filter','status':400,'innererror':"
                        + "{'code':'ResponsibleAIPolicyViolation','content_filter_result':{'violence':{'filtered':"
                        + "true,'severity':'high'}}}}}"));

        for (String[] form : List.of(
                new String[] {"azure-openai", "/openai/v1"}, new String[] {"azure-openai-deployments", "/openai"})) {
            assertThatThrownBy(() -> ask(form[0], form[1], ChatRequest.of("hi")))
                    .isInstanceOf(ContentBlockedException.class)
                    .hasMessageContaining("content management policy");
        }
    }
}
