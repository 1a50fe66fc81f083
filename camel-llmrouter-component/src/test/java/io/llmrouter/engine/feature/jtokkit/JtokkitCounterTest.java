package io.llmrouter.engine.feature.jtokkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.api.EncodingType;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.CountTokensResponse;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.provider.openai.OpenAiRequestReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JtokkitCounterTest {

    private final JtokkitCounter counter = new JtokkitCounter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o",
                "gpt-4o-mini",
                "gpt-4.1-nano",
                "openai/gpt-5-mini",
                "gpt-5",
                "o1",
                "o3-mini",
                "o4-mini",
                "gpt-oss:20b",
                "GPT-4o-2024-08-06"
            })
    void knowsTheNewerVocabulary(String model) {
        assertThat(JtokkitCounter.encoding(model)).contains(EncodingType.O200K_BASE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "gpt-4-turbo", "gpt-3.5-turbo", "gpt-35-turbo", "text-embedding-3-small"})
    void knowsTheOlderVocabulary(String model) {
        assertThat(JtokkitCounter.encoding(model)).contains(EncodingType.CL100K_BASE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-haiku-4-5",
                "gemini-2.5-flash",
                "mistral-large",
                "omni",
                "o200",
                "gpt-40",
                "gpt-4o-mini-search-preview"
            })
    void leavesOthersToTheEstimate(String model) {
        assertThat(counter.count(model, ChatRequest.of("hello"))).isEqualTo(Optional.empty());
    }

    @Test
    void countsTextsAndTheFormOfAConversation() {
        CountTokensResponse count =
                counter.count("gpt-4o", ChatRequest.of("hello world")).orElseThrow();

        assertThat(count.tokens()).isEqualTo(2 + 4 + 3);
        assertThat(count.way()).isEqualTo(CountTokensResponse.Way.TOKENIZER);
        assertThat(count.error()).isEqualTo(2 / 9.0);
    }

    @Test
    void leavesWhatHasNoVocabularyToTheEstimate() {
        Message picture =
                new Message(Role.USER, List.of(Content.image("https://example.org/a.png")), List.of(), null, null);

        assertThat(counter.count("gpt-4o", ChatRequest.of(List.of(picture)))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> isAsFarOffAsItSaysAtMost() throws IOException {
        return RecordedExchanges.judged(this::isCounted, this::judge);
    }

    private boolean isCounted(JsonNode exchange) {
        boolean answered = exchange.path("provider").asText().equals("openai")
                && exchange.path("kind").asText().equals("chat")
                && !exchange.at("/request/body/messages").isMissingNode()
                && RecordedExchanges.body(exchange).startsWith("{")
                && RecordedExchanges.tree(RecordedExchanges.body(exchange)).has("usage");
        return answered && count(exchange).isPresent();
    }

    private void judge(JsonNode exchange) {
        long told = RecordedExchanges.tree(RecordedExchanges.body(exchange))
                .at("/usage/prompt_tokens")
                .longValue();
        CountTokensResponse counted = count(exchange).orElseThrow();
        assertThat(counted.tokens()).isCloseTo(told, Offset.offset((long) Math.ceil(counted.error() * told)));
    }

    private Optional<CountTokensResponse> count(JsonNode exchange) {
        JsonNode body = exchange.at("/request/body");
        ChatRequest request = OpenAiRequestReader.read(body.toString()).request();
        return counter.count(body.path("model").asText(), request);
    }
}
