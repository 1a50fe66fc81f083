package io.llmrouter.engine.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Finished;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.Started;
import io.llmrouter.engine.model.StreamEvent.TextDelta;
import io.llmrouter.engine.model.StreamEvent.UsageReported;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Judges the dialect by exchanges recorded from real servers; those of {@code /api/generate} are read alike. */
class RecordedOllamaTest {

    private final OllamaDialect dialect = new OllamaDialect(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> readsWhatTheServerSent() throws IOException {
        return RecordedExchanges.judged(RecordedOllamaTest::isText, this::judge);
    }

    private static boolean isText(JsonNode exchange) {
        String kind = exchange.path("kind").asText();
        return exchange.path("provider").asText().equals("ollama")
                && (kind.equals("native-chat") || kind.equals("native-generate"));
    }

    private void judge(JsonNode exchange) throws IOException {
        String text = RecordedExchanges.body(exchange);
        List<JsonNode> lines = text.lines().map(RecordedExchanges::tree).toList();
        JsonNode last = lines.get(lines.size() - 1);
        if (lines.size() == 1) {
            ChatResponse answer = ProviderKit.answer(dialect.decode(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(answer.text()).isEqualTo(said(last));
            assertThat(answer.model()).isEqualTo(last.path("model").textValue());
            judgeEnd(answer.finishReason(), answer.rawFinishReason(), answer.usage(), last);
            return;
        }
        List<StreamEvent> events = RecordedExchanges.read(dialect, text);
        assertThat(events.get(0)).isEqualTo(new Started("", last.path("model").textValue()));
        assertThat(RecordedExchanges.join(events, Kind.TEXT, event -> ((TextDelta) event).text()))
                .isEqualTo(lines.stream().map(RecordedOllamaTest::said).collect(Collectors.joining()));
        Usage usage = ((UsageReported) events.get(events.size() - 2)).usage();
        Finished end = (Finished) events.get(events.size() - 1);
        judgeEnd(end.reason(), end.rawReason(), usage, last);
    }

    private static String said(JsonNode line) {
        return line.path("message").path("content").asText(line.path("response").asText(""));
    }

    private static void judgeEnd(FinishReason reason, String word, Usage usage, JsonNode last) {
        assertThat(word).isEqualTo(last.path("done_reason").textValue()).isEqualTo("stop");
        assertThat(reason).isEqualTo(FinishReason.STOP);
        assertThat(usage)
                .isEqualTo(Usage.of(
                        last.path("prompt_eval_count").longValue(),
                        last.path("eval_count").longValue()));
    }
}
