package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.ChatStreamDecoder;
import io.llmrouter.engine.provider.InlineThoughts;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.SseEvent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineThoughtsTest {

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"<think>\\nLet me see.\\n</think>\\n\\nYes.\" | \"Let me see.\\n\" | Yes.",
                "\"\\n<think>a < b </thin> c</think>Yes.\" | \"a < b </thin> c\" | Yes.",
                "\"<think>\\n\\n</think>\\n\\nYes.\" | \"\" | Yes.",
                "\"<think>Cut sho\" | Cut sho | \"\"",
                "\"<think>Cut sho</thi\" | Cut sho</thi | \"\"",
                "\"Say <think>no</think> more.\" | \"\" | Say <think>no</think> more.",
                "\"<thin\" | \"\" | <thin",
                "\"<thinner> air\" | \"\" | <thinner> air",
                "\"  indented\" | \"\" | \"  indented\"",
                "\"<think>one</think>Two <think>three</think>\" | one | Two <think>three</think>",
                "\"[THINK]one[/THINK]\\nTwo\" | one | Two",
                "\"[THINK]one</think>[/THIN\" | one</think>[/THIN | \"\"",
                "\"[THIS]\" | \"\" | [THIS]"
            })
    void standBeforeTheAnswerWhereverPiecesAreCut(String written, String reasoning, String text) {
        String whole = written.replace("\\n", "\n");
        String thought = reasoning.replace("\\n", "\n");

        assertThat(InlineThoughts.all(whole, false, null)).isEqualTo(new InlineThoughts.Parted(thought, text));
        for (int size = 1; size <= whole.length(); size++) {
            assertThat(inPieces(whole, size)).isEqualTo(new InlineThoughts.Parted(thought, text));
        }
    }

    @Test
    void areReasoningOfAnAnswerAndOfAStream() {
        String answer = Json.write(Map.of(
                "choices",
                List.of(Map.of(
                        "finish_reason", "stop", "message", Map.of("content", "<think>Hm.</think>\n{\"a\":1}")))));
        ChatResponse whole = ProviderKit.answer(dialect.decode(answer.getBytes(StandardCharsets.UTF_8)));
        List<StreamEvent> events = new ArrayList<>();
        ChatStreamDecoder decoder = dialect.decoder();
        for (String piece : List.of("<thi", "nk>H", "m.</", "think>", "\n", "{\"a\"", ":1}")) {
            String chunk = Json.write(Map.of("choices", List.of(Map.of("delta", Map.of("content", piece)))));
            events.addAll(decoder.read(SseEvent.of(chunk)));
        }
        events.addAll(decoder.read(SseEvent.of("[DONE]")));

        assertThat(whole.message().reasoning()).isEqualTo("Hm.");
        assertThat(whole.text()).isEqualTo("{\"a\":1}");
        assertThat(told(events, StreamEvent.Kind.REASONING)).isEqualTo("Hm.");
        assertThat(told(events, StreamEvent.Kind.TEXT)).isEqualTo("{\"a\":1}");
    }

    @Test
    void areTheAnswerOfAModelThatIsDoneAndNeverClosedThem() {
        String text = "\n<think> is a mark of some models </thi";

        for (String word : List.of("stop", "length")) {
            String answer = Json.write(
                    Map.of("choices", List.of(Map.of("finish_reason", word, "message", Map.of("content", text)))));
            ChatResponse whole = ProviderKit.answer(dialect.decode(answer.getBytes(StandardCharsets.UTF_8)));

            assertThat(whole.text()).isEqualTo(word.equals("stop") ? text : "");
            assertThat(whole.message().reasoning()).isEqualTo(word.equals("stop") ? "" : text.substring(9));
        }
    }

    @ParameterizedTest
    @CsvSource({"stop, true", "length, false"})
    void areToldOfAStreamAndAreItsAnswerOnceItIsDone(String word, boolean done) {
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String piece : List.of("<thi", "nk>", " is a mark", " of some")) {
            String chunk = Json.write(Map.of("choices", List.of(Map.of("delta", Map.of("content", piece)))));
            events.addAll(decoder.read(SseEvent.of(chunk)));
        }
        String last = Json.write(Map.of("choices", List.of(Map.of("delta", Map.of(), "finish_reason", word))));
        events.addAll(decoder.read(SseEvent.of(last)));
        events.addAll(decoder.read(SseEvent.of("[DONE]")));

        assertThat(told(events, StreamEvent.Kind.REASONING)).isEqualTo("is a mark of some");
        assertThat(told(events, StreamEvent.Kind.TEXT)).isEqualTo(done ? "<think> is a mark of some" : "");
    }

    @Test
    void doNotKeepBlanksBack() {
        InlineThoughts thoughts = new InlineThoughts(null);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            assertThat(told).isEmpty();
            told.append(thoughts.read("\n").text());
        }

        assertThat(told).hasToString("\n".repeat(65));
        assertThat(thoughts.read("<think>x").text()).isEqualTo("<think>x");
        assertThat(InlineThoughts.all("\n".repeat(65) + "<think>x</think>y", true, null)
                        .reasoning())
                .isEmpty();
    }

    @Test
    void tellThatTheServerIsAliveWhileBlanksAreHeldBack() {
        ChatStreamDecoder decoder = dialect.decoder();

        assertThat(decoder.read(SseEvent.of("{\"choices\":[{\"delta\":{\"content\":\"\\n\"}}]}")))
                .contains(new StreamEvent.Ping());
    }

    @Test
    void stayThoughtsBesideACall() {
        String answer = Json.write(Map.of(
                "choices",
                List.of(Map.of(
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of(
                                "content",
                                "<think>I ask.",
                                "tool_calls",
                                List.of(Map.of("id", "c", "function", Map.of("name", "f", "arguments", "{}"))))))));
        ChatResponse whole = ProviderKit.answer(dialect.decode(answer.getBytes(StandardCharsets.UTF_8)));

        assertThat(whole.text()).isEmpty();
        assertThat(whole.message().reasoning()).isEqualTo("I ask.");
    }

    @Test
    void doNotLoseATextThatEndsWhereAMarkMightBegin() {
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>(decoder.read(
                SseEvent.of("{\"choices\":[{\"delta\":{\"content\":\"<\"},\"finish_reason\":\"stop\"}]}")));
        events.addAll(decoder.read(SseEvent.of("[DONE]")));

        assertThat(told(events, StreamEvent.Kind.TEXT)).isEqualTo("<");
    }

    private static InlineThoughts.Parted inPieces(String whole, int size) {
        InlineThoughts thoughts = new InlineThoughts(null);
        StringBuilder reasoning = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < whole.length(); at += size) {
            InlineThoughts.Parted parted = thoughts.read(whole.substring(at, Math.min(whole.length(), at + size)));
            reasoning.append(parted.reasoning());
            text.append(parted.text());
        }
        InlineThoughts.Parted rest = thoughts.end(false);
        return new InlineThoughts.Parted(reasoning + rest.reasoning(), text + rest.text());
    }

    private static String told(List<StreamEvent> events, StreamEvent.Kind kind) {
        StringBuilder all = new StringBuilder();
        for (StreamEvent event : events) {
            if (event.kind() == kind && event instanceof StreamEvent.TextDelta text) {
                all.append(text.text());
            } else if (event.kind() == kind && event instanceof StreamEvent.ReasoningDelta thought) {
                all.append(thought.text());
            }
        }
        return all.toString();
    }
}
