package io.llmrouter.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The providers there must be, by the names people look for. */
class PresetNamesTest {

    private static final String NAMES =
            """
            openai azure-openai anthropic gemini vertex-ai bedrock bedrock-mantle mistral cohere ai21 meta-llama xai
            deepseek groq together fireworks perplexity openrouter xroute litellm portkey anyscale lamini huggingface
            cerebras sambanova nvidia-nim cloudflare-workers-ai github-models vercel-ai-gateway requesty moonshot dashscope
            zai minimax siliconflow volcengine stepfun deepinfra novita nebius baseten friendli hyperbolic featherless
            replicate upstage reka inception scaleway ovhcloud databricks snowflake watsonx writer heroku crusoe voyage jina
            ollama vllm tgi llama-cpp lm-studio localai openai-compatible anthropic-compatible
            voyageai vertexai google""";

    static Stream<String> names() {
        return Arrays.stream(NAMES.split("\\s+"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsAPreset(String name) {
        assertThat(Presets.builtIn().find(name)).isPresent();
    }
}
