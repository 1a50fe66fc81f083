package io.llmrouter.engine.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaAnswersTest {

    private static final OllamaDialect DIALECT = new OllamaDialect(InstantSource.system());

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsThoughtsTextAndCalls() {
        ChatResponse answer = ProviderKit.answer(DIALECT.decode(bytes("{'model':'qwen3','message':{'role':'assistant',"
                + "'content':'Hi','thinking':'Hm.','tool_calls':[{'function':{'name':'look','arguments':{'at':1.0}}},"
                + "{'id':'x','function':{'name':'stop','arguments':{}}}]},'done':true,'done_reason':'stop',"
                + "'prompt_eval_count':4,'eval_count':2,'total_duration':9}")));

        assertThat(answer.message().content()).containsExactly(new Content.Reasoning("Hm.", null), Content.text("Hi"));
        assertThat(answer.message().toolCalls())
                .containsExactly(new ToolCall("call_0_look", "look", "{\"at\":1.0}"), new ToolCall("x", "stop", "{}"));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(answer.rawFinishReason()).isEqualTo("stop");
        assertThat(answer.usage()).isEqualTo(Usage.of(4, 2));
        assertThat(answer.extra()).containsEntry("total_duration", 9);
    }

    @ParameterizedTest
    @CsvSource({"stop, STOP", "length, LENGTH", "load, OTHER"})
    void keepsWhyItStopped(String word, FinishReason reason) {
        ChatResponse answer = ProviderKit.answer(
                DIALECT.decode(bytes("{'message':{'content':'Hi'},'done':true,'done_reason':'" + word + "'}")));

        assertThat(answer.finishReason()).isEqualTo(reason);
        assertThat(answer.rawFinishReason()).isEqualTo(word);
        assertThat(answer.usage().source()).isEqualTo(Usage.Source.ESTIMATED);
    }

    @Test
    void endsAStreamAtALineWithAnError() throws IOException {
        List<StreamEvent> events = RecordedExchanges.read(
                DIALECT,
                bytes("{'model':'a','message':{'content':'Hi'},'done':false}\n{'error':'an error was encountered while"
                        + " running the model'}\n"));

        assertThat(events).element(2).isInstanceOfSatisfying(StreamEvent.Failed.class, end -> assertThat(
                        end.failure().kind())
                .isEqualTo(FailureKind.SERVER_ERROR));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/io/llmrouter/engine/provider/ollama/errors.csv", numLinesToSkip = 1)
    void classifiesErrors(int status, String message, FailureKind kind) {
        String body = "{\"error\":\"" + message + "\"}";

        assertThat(DIALECT.error(status, Map.of(), body.getBytes(StandardCharsets.UTF_8))
                        .kind())
                .isEqualTo(kind);
    }
}
