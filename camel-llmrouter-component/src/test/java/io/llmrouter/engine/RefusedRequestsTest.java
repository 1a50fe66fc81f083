package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one caller's request gets itself refused for, and that nobody else feels it. Over real HTTP. */
class RefusedRequestsTest {

    private static final ChatRequest HELLO = ChatRequest.of("Hello?");

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private final LlmRouter router = LlmRouter.builder(ReadConfig.of(
                    """
                    providers:
                      a: { type: openai-compatible, baseUrl: "%1$s", apiKey: test-key }
                      b: { type: openai-compatible, baseUrl: "%1$s", apiKeys: [ small-key, large-key ] }
                    models:
                      b/only: { price: { input: 0, output: 0 } }
                      a/first: { price: { input: 0, output: 0 } }
                      a/second: { price: { input: 0, output: 0 } }
                    policies:
                      default: { candidates: [ a/first, a/second ] }
                      keys: { candidates: [ b/only ] }
                      alone: { candidates: [ a/first ] }
                    """
                            .formatted(PROVIDER.baseUrl())))
            .build();

    @AfterEach
    void close() {
        router.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "422 {\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"msg\":\"Extra inputs are not permitted\"}]}}",
                "422 {\"detail\":[{\"type\":\"string_type\",\"input\":\"401 Unauthorized: forbidden, Too Many Requests\"}]}",
                "400 {\"error\":{\"message\":\"401, message='Unauthorized', url='https://example.com/cat.png'\"}}",
                "400 {\"error\":{\"message\":\"429 Client Error: Too Many Requests for url: https://example.com/cat.png\"}}",
                "404 {\"error\":{\"message\":\"No endpoints found that support tool use.\",\"code\":404}}"
            })
    void leaveTheTargetAndItsKeyToTheNextRequest(String refusal) {
        Reply no = Reply.raw(Integer.parseInt(refusal.substring(0, 3)), "application/json", refusal.substring(4));
        PROVIDER.reply(request -> no);
        assertThatThrownBy(() -> ask("alone", HELLO)).isInstanceOf(LlmRouterException.class);
        PROVIDER.script("ok");

        assertThat(ask("default", HELLO).target()).hasToString("a/first");
        assertThat(router.operations().keys()).extracting(KeyReport::state).containsOnly("usable");
    }

    @Test
    void goOnToTheNextCandidateWhereTheModelLacksWhatTheyAsk() {
        refuseFirst("Unrecognized request argument supplied: reasoning_effort");

        assertThat(ask("default", HELLO).target()).hasToString("a/second");
    }

    @Test
    void areAskedAgainForAnAnswerAsLongAsTheProviderSaysItGives() {
        refuseFirst(
                "max_tokens is too large: 8192. This model supports at most 4096 completion tokens, whereas you provided 8192.");

        ask("alone", HELLO.withSampling(Sampling.DEFAULT.withMaxTokens(8192)));

        assertThat(PROVIDER.requests()).hasSize(2);
        assertThat(PROVIDER.requests().get(1).body()).containsEntry("max_tokens", 4096);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 {\"message\":\"503, message='Service Unavailable', url='http://vllm-0:8000/v1/chat/completions'\"}",
                "500 {\"detail\":\"502, message='Bad Gateway', url='http://vllm-0:8000/v1/chat/completions'\"}",
                "503 {\"message\":\"no healthy upstream: container not found\"}",
                "502 {\"message\":\"upstream url not found\"}",
                "404 {\"message\":\"The requested URL was not found on the server.\"}"
            })
    void areNotWhatIsWrongWhereTheTargetIsDown(String trouble) {
        Reply down = Reply.raw(Integer.parseInt(trouble.substring(0, 3)), "application/json", trouble.substring(4));
        PROVIDER.reply(request -> "first".equals(request.body().get("model")) ? down : Reply.text("ok"));

        assertThat(ask("default", HELLO).target()).hasToString("a/second");
    }

    @Test
    void areAskedWithAnotherKeyWhereTheyAreMoreThanTheFirstAllows() {
        Reply tooLarge = Reply.error(
                429,
                "tokens",
                "rate_limit_exceeded",
                "Request too large for gpt-4o on tokens per min (TPM): Limit 30000, Requested 50000.");
        PROVIDER.reply(
                request -> request.headers().get("authorization").endsWith("small-key") ? tooLarge : Reply.text("ok"));

        assertThat(ask("keys", HELLO).target()).hasToString("b/only");
        assertThat(ask("keys", HELLO).target()).hasToString("b/only");
    }

    private static void refuseFirst(String why) {
        Reply no = Reply.error(400, "invalid_request_error", null, why);
        PROVIDER.reply(request -> PROVIDER.requests().size() == 1 ? no : Reply.text("ok"));
    }

    private Answer ask(String policy, ChatRequest request) {
        return router.chat(request, CallOptions.DEFAULT.withPolicy(policy));
    }
}
