package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instructions between the turns, and answers that stand last. */
class LateInstructionsTest {

    private static final String OPUS = "claude-opus-4-8";
    private static final Message CALL =
            new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("t", "look", "{}")), null, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user first, system, assistant, user | user system assistant user",
                "user, assistant, user, system | user assistant user system",
                "user, call, result, system, system | user assistant user system",
                "system, user, system | user system",
                "user, system, user | user",
                "user, assistant, system, user | user assistant user",
                "user, call, system, result | user assistant user"
            })
    void stayWhereTheApiLetsThem(String said, String roles) {
        assertThat(roles(Encoded.body(conversation(said), OPUS))).isEqualTo(roles);
    }

    @Test
    void areWrittenAsTurnsOfTheirOwn() {
        Map<String, Object> body = Encoded.body(conversation("system, user, system"), OPUS);

        assertThat(body)
                .containsEntry("system", List.of(Map.of("type", "text", "text", "system")))
                .containsEntry(
                        "messages",
                        List.of(
                                Map.of("role", "user", "content", List.of(Map.of("type", "text", "text", "user"))),
                                Map.of(
                                        "role",
                                        "system",
                                        "content",
                                        List.of(Map.of("type", "text", "text", "system")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-opus-4-7", "claude-sonnet-5", "claude-haiku-5-5", "other-model"})
    void goToTheFrontWhereTheModelTakesNone(String model) {
        Map<String, Object> body = Encoded.body(conversation("user, system"), model);

        assertThat(roles(body)).isEqualTo("user");
        assertThat(body).containsKey("system");
    }

    @Test
    void goToTheFrontWhereTheServerTakesNone() {
        Map<String, Object> body = Encoded.body(
                conversation("user, system"), OPUS, Encoded.quirks(Map.of(), Set.of("messages.system")), false);

        assertThat(roles(body)).isEqualTo("user");
    }

    @Test
    void anAnswerIsGoneOnWithByOlderModelsAlone() {
        ChatRequest prefilled = conversation("user, assistant");

        assertThat(roles(Encoded.body(prefilled, "claude-haiku-4-5"))).isEqualTo("user assistant");
        assertThat(Encoded.failure(prefilled, "claude-opus-4-6").kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.failure(prefilled, "claude-sonnet-5").kind()).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void aTurnThatPausedGoesOnWithEveryModel() {
        Content search = new Content.Reasoning("", "anthropic:block:{\"type\":\"server_tool_use\"}");
        ChatRequest paused = ChatRequest.of(
                List.of(Message.user("cats?"), Message.of(Role.ASSISTANT, List.of(Content.text("Hm."), search))));

        assertThat(roles(Encoded.body(paused, OPUS))).isEqualTo("user assistant");
    }

    private static ChatRequest conversation(String said) {
        List<Message> messages = new ArrayList<>();
        for (String who : said.split(", ")) {
            messages.add(
                    switch (who) {
                        case "call" -> CALL;
                        case "result" -> Message.tool("t", "a cat");
                        case "system" -> Message.system("system");
                        case "assistant" -> Message.assistant("assistant");
                        default -> Message.user(who);
                    });
        }
        return ChatRequest.of(messages);
    }

    private static String roles(Map<String, Object> body) {
        return String.join(
                " ",
                ((List<?>) body.get("messages"))
                        .stream()
                                .map(turn -> String.valueOf(((Map<?, ?>) turn).get("role")))
                                .toList());
    }
}
