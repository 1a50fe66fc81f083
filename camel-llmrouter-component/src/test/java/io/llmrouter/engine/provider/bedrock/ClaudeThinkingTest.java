package io.llmrouter.engine.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claude thinks on Bedrock as it does elsewhere. */
class ClaudeThinkingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic.claude-opus-4-8 | high | {'thinking':{'type':'adaptive','display':'summarized'},'output_config':{'effort':'high'}}",
                "anthropic.claude-opus-4-6-v1 | low | {'thinking':{'type':'adaptive'},'output_config':{'effort':'low'}}",
                "anthropic.claude-sonnet-5 | none | {'thinking':{'type':'disabled'}}",
                "anthropic.claude-opus-5-5 | none | {'output_config':{'effort':'low'}}"
            })
    void isAskedForInTheFormOfItsVersion(String model, String effort, String fields) {
        JsonNode body = Encoded.body(asking(effort), model);

        assertThat(body.path("additionalModelRequestFields"))
                .isEqualTo(ErrorBody.tree(fields.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        assertThat(body.at("/inferenceConfig/maxTokens").isMissingNode()).isTrue();
    }

    @Test
    void saysWhereThoughtsCannotBeDoneWithout() {
        assertThat(Encoded.request(asking("none"), "anthropic.claude-opus-5-5", false)
                        .adjustments())
                .containsExactly("says reasoning effort none as low");
    }

    @Test
    void fitsTheAnswersLimit() {
        DialectRequest request = Encoded.request(
                asking("max"), "anthropic.claude-opus-4-1-20250805-v1:0", new CardFacts("", Set.of(), null, 32_000L));

        JsonNode body = ErrorBody.tree(request.body());
        assertThat(body.at("/additionalModelRequestFields/thinking/budget_tokens")
                        .asInt())
                .isEqualTo(24_000);
        assertThat(body.at("/inferenceConfig/maxTokens").asInt()).isEqualTo(28_096);
    }

    @Test
    void anAnswerIsGoneOnWithByOlderModelsAlone() {
        ChatRequest prefilled = ChatRequest.of(List.of(Message.user("hi"), Message.assistant("Well,")));

        assertThat(Encoded.refusal(prefilled, "anthropic.claude-opus-4-8")).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(Encoded.body(prefilled, Encoded.CLAUDE).path("messages")).hasSize(2);
    }

    private static ChatRequest asking(String effort) {
        return ChatRequest.of("hi").withEffort(ReasoningEffort.of(effort));
    }
}
