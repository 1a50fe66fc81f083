package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Units;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.Golden;
import io.llmrouter.engine.provider.ProviderKit;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicDialectResponseTest {

    private static final Usage USED =
            new Usage(2310, 2000, 100, 200, 0, 0, 50, 30, 0, Usage.Source.REPORTED, Units.NONE.withService("standard"));

    private final AnthropicDialect dialect = new AnthropicDialect(InstantSource.system());

    @Test
    void readsEveryPartOfAnAnswer() {
        ChatResponse answer = ProviderKit.answer(dialect.decode(Golden.bytes("anthropic/response-full.json")));

        assertThat(answer)
                .isEqualTo(new ChatResponse(
                        "msg_1",
                        "claude-haiku-4-5-20251001",
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new Content.Reasoning("A cat, I think.", "sig-1"),
                                        new Content.Reasoning("", "anthropic@claude:hidden:hidden-1"),
                                        carried("{'type':'server_tool_use','id':'srvtoolu_1','name':'web_search',"
                                                + "'input':{'query':'cats'}}"),
                                        carried("{'type':'web_search_tool_result','tool_use_id':'srvtoolu_1',"
                                                + "'content':[]}"),
                                        Content.text("Let me "),
                                        Content.text("look.")),
                                List.of(
                                        new ToolCall("toolu_1", "look", "{\"at\":\"cat\",\"n\":1.50}"),
                                        new ToolCall("toolu_2", "now", "{}")),
                                null,
                                null),
                        FinishReason.TOOL_CALLS,
                        "tool_use",
                        USED,
                        Map.of(
                                "container", Map.of("id", "c-1"),
                                "content_blocks",
                                        List.of(
                                                Map.of(
                                                        "type", "server_tool_use",
                                                        "id", "srvtoolu_1",
                                                        "name", "web_search",
                                                        "input", Map.of("query", "cats")),
                                                Map.of(
                                                        "type", "web_search_tool_result",
                                                        "tool_use_id", "srvtoolu_1",
                                                        "content", List.of())))));
    }

    private static Content carried(String block) {
        return new Content.Reasoning("", "anthropic@claude:block:" + block.replace('\'', '"'));
    }

    @Test
    void keepsCitationsBesideTheText() {
        ChatResponse answer = decode("'content':[{'type':'text','text':'A ','citations':[{'type':'char_location',"
                + "'cited_text':'a'}]},{'type':'text','text':'cat','citations':null},"
                + "{'type':'text','text':'.','citations':[{'type':'page_location'}]}]");

        assertThat(answer.text()).isEqualTo("A cat.");
        assertThat(answer.extra())
                .isEqualTo(Map.of(
                        "citations",
                        List.of(Map.of("type", "char_location", "cited_text", "a"), Map.of("type", "page_location"))));
    }

    @Test
    void sendsATurnThatPausedBackAsItCame() {
        String blocks = "[{'type':'text','text':'I search.'},{'type':'server_tool_use','id':'s','name':'web_search',"
                + "'input':{'query':'cats'}},{'type':'web_search_tool_result','tool_use_id':'s','content':[]}]";
        ChatResponse paused = decode("'stop_reason':'pause_turn','content':" + blocks);

        Map<String, Object> sent =
                Encoded.body(ChatRequest.of(List.of(Message.user("cats?"), paused.message())), "claude-haiku-4-5");

        assertThat(paused.finishReason()).isEqualTo(FinishReason.OTHER);
        assertThat(((Map<?, ?>) ((List<?>) sent.get("messages")).get(1)).get("content"))
                .isEqualTo(Golden.map(("{'content':" + blocks + "}")
                                .replace('\'', '"')
                                .getBytes(StandardCharsets.UTF_8))
                        .get("content"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'input_tokens':5,'output_tokens':2} | 5 | 0 | 0 | 0",
                "{'input_tokens':5,'cache_read_input_tokens':7,'output_tokens':2} | 12 | 7 | 0 | 0",
                "{'input_tokens':5,'cache_creation_input_tokens':9,'output_tokens':2} | 14 | 0 | 9 | 0",
                "{'input_tokens':5,'cache_creation_input_tokens':9,'cache_creation':{'ephemeral_1h_input_tokens':9}} | 14 | 0 | 0 | 9",
                "{'input_tokens':5,'cache_creation':{'ephemeral_5m_input_tokens':3,'ephemeral_1h_input_tokens':4}} | 12 | 0 | 3 | 4",
                "{'input_tokens':5,'cache_creation_input_tokens':null,'cache_creation':null} | 5 | 0 | 0 | 0",
                "{'input_tokens':-5} | 0 | 0 | 0 | 0"
            })
    void countsCachedInputAsInput(String usage, long input, long cached, long written, long longWritten) {
        Usage read = decode("'content':[],'usage':" + usage.replace('"', '\'')).usage();

        assertThat(List.of(
                        read.inputTokens(),
                        read.cachedInputTokens(),
                        read.cacheWriteTokens(),
                        read.longCacheWriteTokens()))
                .containsExactly(input, cached, written, longWritten);
    }

    @Test
    void saysWhereTheProviderDoesNotCount() {
        assertThat(decode("'content':[]").usage()).isEqualTo(Usage.estimated(0, 0));
    }

    @Test
    void takesTheInputOfTheAnswerToolAsTheAnswer() {
        ChatResponse answer = decode("'stop_reason':'tool_use','content':[{'type':'tool_use','id':'t',"
                + "'name':'structured_answer','input':{'what':'cat'}}]");

        assertThat(answer.text()).isEqualTo("{\"what\":\"cat\"}");
        assertThat(answer.message().toolCalls()).isEmpty();
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.rawFinishReason()).isEqualTo("tool_use");
    }

    @Test
    void tellsARefusalFromAnAnswerThatWasCut() {
        assertThat(decode("'stop_reason':'refusal','content':[{'type':'text','text':'I will'}]")
                        .finishReason())
                .isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(failure("{'content':[],'stop_reason':'refusal'}"))
                .isEqualTo(Failure.of(FailureKind.CONTENT_POLICY, "the provider refused to answer"));
    }

    @Test
    void saysWhatARefusalIsOf() {
        Failure refusal = failure("{'content':[],'stop_reason':'refusal','stop_details':{'type':'refusal',"
                + "'category':'bio','explanation':null}}");

        assertThat(refusal)
                .isEqualTo(new Failure(
                        FailureKind.CONTENT_POLICY, "the provider refused to answer (bio)", null, "bio", null));
    }

    @Test
    void keepsWhyAModelStoppedBesideTheWord() {
        ChatResponse answer = decode("'stop_reason':'stop_sequence','stop_sequence':'END','content':[]");

        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.extra()).isEqualTo(Map.of("stop_sequence", "END"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{not json", "null", "[]", "{'content':'text'}", "'text'"})
    void refusesWhatIsNoAnswer(String body) {
        assertThat(failure(body).kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
    }

    @Test
    void findsAnErrorInsideASuccess() {
        Failure failure = failure("{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}");

        assertThat(failure).isEqualTo(new Failure(FailureKind.OVERLOADED, "Overloaded", 200, "overloaded_error", null));
    }

    private ChatResponse decode(String fields) {
        return ProviderKit.answer(decodeBody("{'type':'message'," + fields + "}"));
    }

    private Failure failure(String body) {
        return ProviderKit.failure(decodeBody(body));
    }

    private Outcome<ChatResponse> decodeBody(String body) {
        return dialect.decode(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
