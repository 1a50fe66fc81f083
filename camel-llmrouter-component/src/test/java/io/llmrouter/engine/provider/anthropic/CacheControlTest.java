package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Terms;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheControlTest {

    private static final String MODEL = "claude-haiku-4-5";
    private static final Map<String, Object> SHORT = Map.of("type", "ephemeral");
    private static final Map<String, Object> LONG = Map.of("type", "ephemeral", "ttl", "1h");

    @Test
    void marksTheLastBlockOfATurn() {
        Message question = Message.user(List.of(Content.text("a"), Content.text("b"), Content.text(" ")));

        assertThat(blocks(question.withCache(CacheMark.USUAL)))
                .extracting(block -> block.get("cache_control"))
                .containsExactly(null, SHORT);
        assertThat(blocks(question)).noneMatch(block -> block.containsKey("cache_control"));
    }

    @Test
    void marksAnImageAToolCallAndAToolResult() {
        Message image = Message.user(List.of(Content.text("a"), Content.image("https://example.org/a.png")));
        Message call = new Message(
                Role.ASSISTANT, List.of(Content.text("a")), List.of(new ToolCall("1", "look", "{}")), null, null);

        for (Message turn : List.of(image, call, Message.tool("1", "seen"))) {
            List<Map<String, Object>> blocks = blocks(turn.withCache(CacheMark.USUAL));
            assertThat(blocks.get(blocks.size() - 1)).containsEntry("cache_control", SHORT);
            assertThat(blocks)
                    .filteredOn(block -> block.containsKey("cache_control"))
                    .hasSize(1);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void marksInstructionsAndTools() {
        ChatRequest request = ChatRequest.of(
                        List.of(Message.system("Be brief.").withCache(CacheMark.USUAL), Message.user("hi")))
                .withTools(
                        List.of(new ToolSpec("one", "", "", false), new ToolSpec("two", "", "", false)),
                        ToolChoice.AUTO)
                .withTerms(Terms.USUAL.withToolsCache(CacheMark.USUAL));

        Map<String, Object> body = Encoded.body(request, MODEL);

        assertThat(((List<Map<String, Object>>) body.get("system")).get(0)).containsEntry("cache_control", SHORT);
        assertThat((List<Map<String, Object>>) body.get("tools"))
                .extracting(tool -> tool.get("cache_control"))
                .containsExactly(null, SHORT);
    }

    @Test
    void asksForAnHourWhereFiveMinutesAreTooShort() {
        Message question = Message.user("hi");

        assertThat(blocks(question.withCache(new CacheMark(Duration.ofMinutes(5))))
                        .get(0))
                .containsEntry("cache_control", SHORT);
        assertThat(blocks(question.withCache(new CacheMark(Duration.ofMinutes(6))))
                        .get(0))
                .containsEntry("cache_control", LONG);
    }

    @ParameterizedTest
    @CsvSource({"auto, auto", "standard_only, standard_only", "default, standard_only", "priority, auto"})
    void namesTheServiceTierAsThisProtocolDoes(String asked, String sent) {
        ChatRequest request = ChatRequest.of("hi").withTerms(Terms.USUAL.withServiceTier(asked));

        assertThat(Encoded.body(request, MODEL)).containsEntry("service_tier", sent);
    }

    @Test
    void namesNoTierThatThisProtocolDoesNotHave() {
        ChatRequest request = ChatRequest.of("hi").withTerms(Terms.USUAL.withServiceTier("flex"));

        assertThat(Encoded.body(request, MODEL)).doesNotContainKey("service_tier");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> blocks(Message message) {
        Map<String, Object> body = Encoded.body(ChatRequest.of(List.of(message)), MODEL);
        return (List<Map<String, Object>>)
                ((List<Map<String, Object>>) body.get("messages")).get(0).get("content");
    }
}
