package io.llmrouter.spring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be written under {@code llmrouter}: the place of a configuration file, or what would stand in it. The keys
 * below each section are those of the file; a key with other characters than letters, digits and dashes stands in
 * brackets, such as {@code llmrouter.models[openai/gpt-6-sol]}.
 *
 * @param config the configuration file, such as file:llmrouter.yaml; the other properties must not be set then
 * @param providers the accounts by name, each with its type, apiKey, baseUrl, region and tags
 * @param models what is to be known of models beyond the built-in catalogue, by target
 * @param aliases words that stand for a target, or for a list of them
 * @param policies by name, each with candidates, constraints, rules, strategy, retry, timeout and lastResort
 */
@ConfigurationProperties("llmrouter")
public record LlmRouterProperties(
        @Nullable String config,
        @Nullable Map<String, Object> providers,
        @Nullable Map<String, Object> models,
        @Nullable Map<String, Object> aliases,
        @Nullable Map<String, Object> policies) {}
