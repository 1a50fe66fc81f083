package io.llmrouter.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesAtHostsTest {

    private static Account account(String type) {
        Preset preset = Presets.builtIn().find(type).orElseThrow();
        return new Account(
                "acc", preset, "https://a.example", List.of(Credential.NONE), null, Set.of(), Map.of(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, claude-opus-5-5, anthropic/claude-opus-5-5",
        "anthropic, claude-haiku-5-5, anthropic/claude-haiku-5-5",
        "vertex-ai-anthropic, claude-sonnet-5-5, anthropic/claude-sonnet-5-5",
        "bedrock, anthropic.claude-opus-5-5, anthropic/claude-opus-5-5",
        "bedrock, global.anthropic.claude-haiku-5-5, anthropic/claude-haiku-5-5",
        "bedrock, eu.anthropic.claude-fable-5-1, bedrock/eu.anthropic.claude-fable-5-1",
        "bedrock, jp.anthropic.claude-sonnet-5-5, anthropic/claude-sonnet-5-5",
        "bedrock, us.openai.gpt-6-astra, openai/gpt-6-astra",
        "openrouter, anthropic/claude-opus-5.5, anthropic/claude-opus-5-5",
        "openrouter, anthropic/claude-fable-5.1, anthropic/claude-fable-5-1",
        "openrouter, openai/gpt-6.2-sol, openai/gpt-6.2-sol",
        "openrouter, google/gemini-3.8-flash, google/gemini-3.8-flash",
        "openrouter, x-ai/grok-4.7, xai/grok-4.7",
        "openrouter, z-ai/glm-5.3, zai/glm-5.3",
        "openrouter, qwen/qwen3.8-max, alibaba/qwen3.8-max",
        "openrouter, moonshotai/kimi-k3, moonshotai/kimi-k3",
        "openrouter, deepseek/deepseek-v4.1-flash, deepseek/deepseek-flash",
        "vercel-ai-gateway, anthropic/claude-haiku-5.5, anthropic/claude-haiku-5-5",
        "openai, gpt-5.6, openai/gpt-5.6-sol",
        "azure-openai, gpt-6.1-terra, openai/gpt-6.1-terra",
        "gemini, gemini-3.7-flash, google/gemini-3.7-flash",
        "vertex-ai, gemini-3.8-flash, google/gemini-3.8-flash",
        "xai, grok-4.6, xai/grok-4.6",
        "mistral, mistral-large-4-0, mistral/mistral-large-4",
        "deepseek, deepseek-flash, deepseek/deepseek-flash",
        "moonshot, kimi-k3.1-pro, moonshotai/kimi-k3.1-pro",
        "jina, jina-embeddings-v3, jina/jina-embeddings-v3",
        "jina, jina-embeddings-v4, jina/jina-embeddings-v4",
        "jina, jina-reranker-v3, jina/jina-reranker-v3"
    })
    void findTheCardOfTheModel(String type, String wireModel, String card) {
        assertThat(Cards.of(account(type), wireModel, Catalogue.builtIn())
                        .orElseThrow()
                        .id())
                .isEqualTo(card);
    }
}
