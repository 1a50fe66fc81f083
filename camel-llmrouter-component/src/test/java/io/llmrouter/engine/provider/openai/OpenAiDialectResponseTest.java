package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Money;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiDialectResponseTest {

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @Test
    void readsWhatTheProviderSaysItBills() {
        String body = "{\"choices\":[{\"message\":{\"content\":\"hi\"}}],"
                + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"cost\":0.00014}}";

        assertThat(ProviderKit.answer(dialect.decode(body.getBytes(StandardCharsets.UTF_8)))
                        .usage()
                        .units()
                        .billed())
                .isEqualTo(Money.usd(new BigDecimal("0.00014")));
    }

    @Test
    void readsEveryFieldOfAnAnswer() {
        ChatResponse answer = ProviderKit.answer(dialect.decode(Golden.bytes("openai/response-full.json")));

        assertThat(answer.id()).isEqualTo("chatcmpl-1");
        assertThat(answer.model()).isEqualTo("m-1-2026");
        assertThat(answer.message().content())
                .containsExactly(new Content.Reasoning("A cat, perhaps.", null), Content.text("Let me look."));
        assertThat(answer.message().toolCalls())
                .containsExactly(
                        new ToolCall("call_1", "look", "{\"at\":\"cat\"}"), new ToolCall("call_2", "look", "{}"));
        assertThat(answer.usage())
                .isEqualTo(new Usage(
                        100, 60, 0, 0, 5, 0, 50, 20, 3, Usage.Source.REPORTED, Units.NONE.withService("default")));
        assertThat(answer.extra())
                .containsEntry("created", 1750000000)
                .containsEntry("service_tier", "default")
                .containsKey("annotations")
                .doesNotContainKeys("object", "choices", "usage");
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "eos, STOP",
        "length, LENGTH",
        "model_length, LENGTH",
        "tool_calls, TOOL_CALLS",
        "function_call, TOOL_CALLS",
        "content_filter, CONTENT_FILTER",
        "error, ERROR",
        "tired, OTHER"
    })
    void keepsTheProvidersWordBesideTheCommonOne(String word, FinishReason reason) {
        ChatResponse answer = answer("{'choices':[{'finish_reason':'" + word + "','message':{'content':'hi'}}]}");

        assertThat(answer.finishReason()).isEqualTo(reason);
        assertThat(answer.rawFinishReason()).isEqualTo(word);
    }

    @Test
    void takesAStopWithToolCallsForToolCalls() {
        ChatResponse answer = answer("{'choices':[{'finish_reason':'stop','message':{'tool_calls':[{'id':'1',"
                + "'function':{'name':'t','arguments':{'a':1}}}]}}]}");

        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.message().toolCalls()).containsExactly(new ToolCall("1", "t", "{\"a\":1}"));
    }

    @Test
    void readsTheOldFormOfAFunctionCallAndPassesOverAnEmptyOne() {
        assertThat(answer("{'choices':[{'message':{'function_call':{'name':'f','arguments':'{}'}}}]}")
                        .message()
                        .toolCalls())
                .containsExactly(new ToolCall("function_call", "f", "{}"));
        assertThat(answer("{'choices':[{'message':{'content':'x','function_call':{'name':'','arguments':''}}}]}")
                        .message()
                        .toolCalls())
                .isEmpty();
    }

    @Test
    void readsContentInPartsAndReasoningUnderOtherNames() {
        ChatResponse parts = answer("{'choices':[{'message':{'content':[{'type':'thinking','thinking':[{'text':'hm'}]},"
                + "{'type':'text','text':'yes'}]}}]}");
        ChatResponse named = answer("{'choices':[{'message':{'reasoning':'hm','content':'yes'}}]}");

        assertThat(parts.message().content())
                .isEqualTo(named.message().content())
                .isEqualTo(List.of(new Content.Reasoning("hm", null), Content.text("yes")));
    }

    @Test
    void marksUsageThatNobodyReported() {
        assertThat(answer("{'choices':[{'message':{'content':'x'}}]}").usage()).isEqualTo(Usage.estimated(0, 0));
    }

    @Test
    void addsReasoningThatIsCountedBesideTheCompletion() {
        Usage usage = answer(
                        "{'choices':[{'message':{'content':'x'}}],'usage':{'prompt_tokens':10,'completion_tokens':5,"
                                + "'total_tokens':35,'completion_tokens_details':{'reasoning_tokens':20},'prompt_cache_hit_tokens':4}}")
                .usage();

        assertThat(usage.outputTokens()).isEqualTo(25);
        assertThat(usage.reasoningTokens()).isEqualTo(20);
        assertThat(usage.cachedInputTokens()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{'choices':[]}", "{'choices':[{}]}", "{'choices'", "plain words"})
    void callsWhatIsNoAnswerMalformed(String body) {
        assertThat(failure(body).kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    @Test
    void findsErrorsInsideASuccess() {
        assertThat(failure("{'error':{'message':'slow down','code':'rate_limit_exceeded'}}")
                        .kind())
                .isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure("{'error':{'message':'Provider returned error','code':429}}")
                        .kind())
                .isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(failure("{'choices':[{'error':{'message':'upstream died','code':502},'message':{'content':''}}]}")
                        .kind())
                .isEqualTo(FailureKind.SERVER_ERROR);
        assertThat(answer("{'error':null,'choices':[{'message':{'content':'fine'}}]}")
                        .text())
                .isEqualTo("fine");
    }

    @Test
    void keepsWhatAFilterCutShortAndFailsWhatItTookWhole() {
        ChatResponse cut = answer("{'choices':[{'finish_reason':'content_filter','message':{'content':'Once'}}]}");

        assertThat(cut.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(failure("{'choices':[{'finish_reason':'content_filter','message':{'content':''}}]}")
                        .kind())
                .isEqualTo(FailureKind.CONTENT_POLICY);
    }

    @Test
    void keepsFieldsItDoesNotKnow() {
        ChatResponse answer = answer("{'choices':[{'message':{'content':'x'}}],'citations':['a'],'cost':{'usd':0.5}}");

        assertThat(answer.extra())
                .containsEntry("citations", List.of("a"))
                .hasEntrySatisfying("cost", cost -> assertThat((Map<?, ?>) cost).hasToString("{usd=0.5}"));
    }

    private ChatResponse answer(String json) {
        return ProviderKit.answer(dialect.decode(bytes(json)));
    }

    private Failure failure(String json) {
        return ProviderKit.failure(dialect.decode(bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
