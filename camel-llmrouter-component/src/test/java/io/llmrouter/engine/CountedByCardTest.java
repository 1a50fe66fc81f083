package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.CountTokensRequest;
import io.llmrouter.engine.model.CountTokensResponse;
import org.junit.jupiter.api.Test;

/** The tokens of a deployment are counted by the vocabulary of the model that its card says it is. */
class CountedByCardTest {

    private static final String DEPLOYMENTS =
            """
            providers:
              azure: { type: azure-openai, baseUrl: "http://localhost:9", apiKey: test-key-number-1 }
            models:
              azure/my-prod-chat: { %s }
            policies:
              default: { candidates: [ azure/my-prod-chat ] }
            """;

    private static CountTokensResponse counted(String described) {
        return asked(DEPLOYMENTS.formatted(described), false);
    }

    private static CountTokensResponse asked(String config, boolean provider) {
        try (LlmRouter router = LlmRouter.builder(ReadConfig.of(config)).build()) {
            CountTokensRequest asked =
                    new CountTokensRequest(ChatRequest.of("What is the capital of France?"), provider);
            return router.perform(asked, CallOptions.DEFAULT).response();
        }
    }

    @Test
    void countsByTheVocabularyOfTheCardsModel() {
        CountTokensResponse counted = counted("card: openai/gpt-5-mini");

        assertThat(counted.way()).isEqualTo(CountTokensResponse.Way.TOKENIZER);
        assertThat(counted.model()).isEqualTo("my-prod-chat");
    }

    @Test
    void countsByTheVocabularyOfTheModelThatWasTuned() {
        String tuned = DEPLOYMENTS.replace("azure/my-prod-chat", "\"azure/ft:gpt-4o-mini-2024-07-18:org::id\"");
        assertThat(asked(tuned.formatted("contextWindow: 9000"), false).way())
                .isEqualTo(CountTokensResponse.Way.TOKENIZER);
    }

    @Test
    void countsWhatAProviderThatIsAwayDoesNot() {
        CountTokensResponse counted = asked(
                """
                providers:
                  claude: { type: anthropic, baseUrl: "http://localhost:9", apiKey: test-key-number-1 }
                models:
                  claude/claude-haiku-4-5: { contextWindow: 9000 }
                policies:
                  default: { candidates: [ claude/claude-haiku-4-5 ], retry: { maxAttempts: 2, backoff: 1ms } }
                """,
                true);

        assertThat(counted.way()).isEqualTo(CountTokensResponse.Way.ESTIMATE);
        assertThat(counted.tokens()).isPositive();
    }

    @Test
    void estimatesWhereNobodySaysWhatModelItIs() {
        assertThat(counted("contextWindow: 1000").way()).isEqualTo(CountTokensResponse.Way.ESTIMATE);
    }
}
