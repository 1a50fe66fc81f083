package io.llmrouter.engine.provider;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.ReasoningDelta;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.provider.InlineThoughts.Parted;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.provider.ollama.OllamaDialect;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.wire.Json;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.engine.wire.SseEvent;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thoughts whose first mark stands in the model's template, so that answers tell the second alone. */
class BegunThoughtsTest {

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    PooledTransport pool = PooledTransport.open();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Write this:\n```\n</think>\n```\nDone.",
                "Write this:\n[/THINK]\nDone.",
                "</think>\n\nends thoughts.",
                "Hm.\n</think>"
            })
    void areNoneWhereNothingSaysThatAnswersBeginWithThem(String whole) {
        String answer = Json.write(Map.of(
                "choices",
                List.of(Map.of(
                        "finish_reason", "stop", "message", Map.of("reasoning_content", "", "content", whole)))));
        byte[] line = line(whole, true).getBytes(StandardCharsets.UTF_8);

        assertThat(InlineThoughts.all(whole, true, null)).isEqualTo(new Parted("", whole));
        assertThat(ProviderKit.answer(new OpenAiDialect(InstantSource.system())
                                .decode(answer.getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo(whole);
        assertThat(ProviderKit.answer(new OllamaDialect(InstantSource.system()).decode(line))
                        .text())
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`I think so.</think>{}` | `I think so.` | {}",
                "`I think so.\\n</think>\\n\\n{}` | `I think so.\\n` | {}",
                "`\\n<think>\\nI think so.</think>{}` | `I think so.` | {}",
                "`</think>\\n\\nYes.` | `` | Yes.",
                "`a < b </thin> c</think>Yes.` | `a < b </thin> c` | Yes.",
                "`Cut sho</th` | `Cut sho</th` | ``"
            })
    void areThereFromTheBeginningWhereTheQuirkSaysSo(String written, String reasoning, String text) {
        String whole = lines(written);
        Parted parted = new Parted(lines(reasoning), text);

        assertThat(InlineThoughts.all(whole, false, "<think>")).isEqualTo(parted);
        for (int size = 1; size <= whole.length(); size++) {
            assertThat(inPieces(whole, size)).isEqualTo(parted);
        }
    }

    @Test
    void areTheAnswerOfAModelThatIsDoneAndNeverEndedThem() {
        InlineThoughts thoughts = new InlineThoughts("<think>");

        assertThat(thoughts.read("Just ")).isEqualTo(new Parted("Just ", ""));
        assertThat(thoughts.read("this.")).isEqualTo(new Parted("this.", ""));
        assertThat(thoughts.end(true)).isEqualTo(new Parted("", "Just this."));
        assertThat(InlineThoughts.all("Just this.", true, "<think>")).isEqualTo(new Parted("", "Just this."));
    }

    @Test
    void areReadByAModelsQuirk() {
        SERVER.reply(request -> Reply.text("Hm.</think>Yes."));

        ChatResponse whole = ProviderKit.answer(provider().chat(call(ChatRequest.of("hello"), "my-deepseek-r1-32b")));
        List<StreamEvent> streamed = all(provider().stream(call(ChatRequest.of("hello"), "my-deepseek-r1-32b")));
        ChatResponse others = ProviderKit.answer(provider().chat(call(ChatRequest.of("hello"), "llama-3")));

        assertThat(whole.message().content()).containsExactly(new Content.Reasoning("Hm.", null), Content.text("Yes."));
        assertThat(Gathered.of(streamed).message().content())
                .isEqualTo(whole.message().content());
        assertThat(others.text()).isEqualTo("Hm.</think>Yes.");
    }

    @Test
    void areNotLookedForWhereTheServerTellsThemApart() {
        ChatDialect dialect =
                new StrictDialect(new OpenAiDialect(InstantSource.system())).reading(quirks(InlineThoughts.BEGUN));
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (Map<String, Object> delta :
                List.<Map<String, Object>>of(Map.of("reasoning_content", "Hm."), Map.of("content", "Yes."))) {
            events.addAll(decoder.read(SseEvent.of(Json.write(Map.of("choices", List.of(Map.of("delta", delta)))))));
        }
        String whole = Json.write(
                Map.of("choices", List.of(Map.of("message", Map.of("reasoning_content", "Hm.", "content", "Yes.")))));

        assertThat(events).contains(new ReasoningDelta("Hm.", null), new TextDelta("Yes."));
        assertThat(ProviderKit.answer(dialect.decode(whole.getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("Yes.");
    }

    @Test
    void areTakenOutOfOllamasTextToo() {
        OllamaDialect dialect = new OllamaDialect(InstantSource.system());
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String piece : List.of("<thi", "nk>H", "m.</thi", "nk>\nYes.", "<")) {
            events.addAll(decoder.read(SseEvent.of(line(piece, false))));
        }
        events.addAll(decoder.read(SseEvent.of(line("", true))));
        byte[] whole = line("<think>Hm.</think>\nYes.<", true).getBytes(StandardCharsets.UTF_8);

        assertThat(ProviderKit.answer(dialect.decode(whole)).message().content())
                .containsExactly(new Content.Reasoning("Hm.", null), Content.text("Yes.<"))
                .isEqualTo(Gathered.of(events).message().content());
    }

    @Test
    void areReadByAQuirkOfOllamasModelsToo() {
        ChatDialect dialect =
                new StrictDialect(new OllamaDialect(InstantSource.system())).reading(quirks(InlineThoughts.BEGUN));
        ChatStreamDecoder decoder = dialect.decoder();
        List<StreamEvent> events = new ArrayList<>();
        for (String piece : List.of("H", "m.</thi", "nk>\nYes.")) {
            events.addAll(decoder.read(SseEvent.of(line(piece, false))));
        }
        events.addAll(decoder.read(SseEvent.of(line("", true))));
        byte[] whole = line("Hm.</think>\nYes.", true).getBytes(StandardCharsets.UTF_8);

        assertThat(ProviderKit.answer(dialect.decode(whole)).message().content())
                .containsExactly(new Content.Reasoning("Hm.", null), Content.text("Yes."))
                .isEqualTo(Gathered.of(events).message().content());
    }

    @Test
    void areNotLookedForWhereOllamaTellsThemApart() {
        ChatDialect dialect =
                new StrictDialect(new OllamaDialect(InstantSource.system())).reading(quirks(InlineThoughts.BEGUN));
        String line = Json.write(Map.of("message", Map.of("thinking", "Hm.", "content", "Yes.</think>"), "done", true));

        assertThat(ProviderKit.answer(dialect.decode(line.getBytes(StandardCharsets.UTF_8)))
                        .text())
                .isEqualTo("Yes.</think>");
        assertThat(dialect.decoder().read(SseEvent.of(line)))
                .contains(new ReasoningDelta("Hm.", null), new TextDelta("Yes.</think>"));
    }

    private static String line(String text, boolean done) {
        return Json.write(Map.of("message", Map.of("content", text), "done", done, "done_reason", "stop"));
    }

    private static String lines(String written) {
        return written.replace("\\n", "\n").replace("\\r", "\r");
    }

    private static Parted inPieces(String whole, int size) {
        InlineThoughts thoughts = new InlineThoughts("<think>");
        StringBuilder reasoning = new StringBuilder();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < whole.length(); at += size) {
            Parted parted = thoughts.read(whole.substring(at, Math.min(whole.length(), at + size)));
            reasoning.append(parted.reasoning());
            text.append(parted.text());
        }
        Parted rest = thoughts.end(false);
        return new Parted(reasoning + rest.reasoning(), text + rest.text());
    }

    private static Quirks quirks(String name) {
        return new Quirks(
                ProviderKit.PLAIN.path(),
                ProviderKit.PLAIN.auth(),
                Map.of(),
                Map.of(),
                ProviderKit.PLAIN.drop(),
                Map.of(name, "<think>"),
                Map.of(),
                Map.of(),
                Map.of(),
                ProviderKit.PLAIN.card());
    }

    private Provider provider() {
        return HttpProvider.factory(pool.transport(), new OpenAiDialect(InstantSource.system()))
                .create(ProviderKit.account(SERVER.baseUrl(), quirks("*deepseek-r1*: " + InlineThoughts.BEGUN)));
    }
}
