package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that refuses after it has thought has said nothing: another candidate may be asked, in every protocol. */
class SilentAnswersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anthropic|{'content':[{'type':'thinking','thinking':'hm','signature':'s'}],'stop_reason':'refusal'}",
                "bedrock|{'output':{'message':{'content':[{'reasoningContent':{'reasoningText':{'text':'hm',"
                        + "'signature':'s'}}}]}},'stopReason':'refusal'}",
                "bedrock|{'output':{'message':{'content':[{'reasoningContent':{'reasoningText':{'text':'hm'}}}]}},"
                        + "'stopReason':'guardrail_intervened'}",
                "cohere|{'id':'1','message':{'content':[{'type':'thinking','thinking':'hm'}]},"
                        + "'finish_reason':'ERROR_TOXIC'}",
                "gemini|{'candidates':[{'content':{'parts':[{'text':'hm','thought':true}]},'finishReason':'SAFETY'}]}",
                "openai|{'choices':[{'message':{'reasoning':'hm','content':''},'finish_reason':'content_filter'}]}",
                "responses|{'status':'incomplete','incomplete_details':{'reason':'content_filter'},'output':["
                        + "{'type':'reasoning','id':'r','summary':[{'type':'summary_text','text':'hm'}]}]}"
            })
    void isARefusalWhereAModelOnlyThought(String dialect, String body) {
        Outcome<ChatResponse> read = dialect(dialect).decode(json(body).getBytes(StandardCharsets.UTF_8));

        assertThat(ProviderKit.failure(read).kind()).isEqualTo(FailureKind.CONTENT_POLICY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "anthropic|{'type':'message_start','message':{'id':'m','model':'c'}}"
                        + "|{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hm'}}"
                        + "|{'type':'message_delta','delta':{'stop_reason':'refusal'}}|{'type':'message_stop'}",
                "cohere|{'type':'message-start','id':'1'}"
                        + "|{'type':'content-start','index':0,'delta':{'message':{'content':{'type':'thinking'}}}}"
                        + "|{'type':'content-delta','index':0,'delta':{'message':{'content':{'thinking':'hm'}}}}"
                        + "|{'type':'message-end','delta':{'finish_reason':'ERROR_TOXIC'}}"
            })
    void isOneInStreamsToo(String dialect, String one, String two, String three, String four) {
        List<SseEvent> events = Stream.of(one, two, three, four)
                .map(each -> SseEvent.of(json(each)))
                .toList();

        assertThat(last(dialect, events)).isEqualTo(FailureKind.CONTENT_POLICY);
    }

    @Test
    void isOneInBinaryStreamsToo() {
        List<SseEvent> events = List.of(
                named("messageStart", "{'role':'assistant'}"),
                named("contentBlockDelta", "{'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'hm'}}}"),
                named("messageStop", "{'stopReason':'content_filtered'}"),
                named("metadata", "{'usage':{'inputTokens':1,'outputTokens':1}}"));

        assertThat(last("bedrock", events)).isEqualTo(FailureKind.CONTENT_POLICY);
    }

    private static SseEvent named(String type, String data) {
        return new SseEvent(type, json(data), "");
    }

    private static FailureKind last(String dialect, List<SseEvent> events) {
        ChatStreamDecoder decoder = dialect(dialect).decoder();
        List<StreamEvent> told = new ArrayList<>();
        events.forEach(event -> told.addAll(decoder.read(event)));
        assertThat(told.get(told.size() - 1)).isInstanceOf(StreamEvent.Failed.class);
        Failure failure = ((StreamEvent.Failed) told.get(told.size() - 1)).failure();
        return failure.kind();
    }

    private static ChatDialect dialect(String name) {
        return Dialects.all(InstantSource.system()).get(name);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
