package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.ScriptedProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deployments and profiles whose names say nothing of their model are asked as their card says, from a route. */
class KnownByCardRoutesTest {

    private static final String PROFILE = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc";

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private static final Map<String, Object> MARKED =
            Map.of("type", "text", "text", "Count.", "cache_control", Map.of("type", "ephemeral"));
    private static final Map<String, Object> QUESTION = Map.of(
            "messages",
            List.of(
                    Map.of("role", "system", "content", List.of(MARKED)),
                    Map.of("role", "user", "content", "What is 6 times 7?")),
            "temperature",
            0.5,
            "max_tokens",
            20_000,
            "reasoning_effort",
            "high");

    @BeforeEach
    void forget() {
        provider.script("ok");
    }

    private static Map<String, Object> tree(String type, Map<String, Object> account, String model, String card) {
        Map<String, Object> settings = new HashMap<>(account);
        settings.put("type", type);
        settings.put("baseUrl", provider.baseUrl());
        settings.put("apiKey", "test-key-number-1");
        Map<String, Object> described = card.isEmpty() ? Map.of() : Map.of("card", card);
        return Map.of(
                "providers", Map.of("acc", settings),
                "models", Map.of("acc/" + model, described),
                "policies", Map.of("default", Map.of("candidates", List.of("acc/" + model))));
    }

    private static Exchange asked(Map<String, Object> tree, String operation) throws Exception {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ask").to("llmrouter:" + operation);
            }
        };
        try (RouterContext context = new RouterContext(tree).routes(route).start()) {
            return context.send("direct:ask", QUESTION);
        }
    }

    private static ReceivedRequest sent(Map<String, Object> tree) throws Exception {
        Exchange exchange = asked(tree, "chat");
        assertThat(exchange.getException()).isNull();
        assertThat(provider.requests()).hasSize(1);
        return provider.requests().get(0);
    }

    private static String plan(Map<String, Object> tree) throws Exception {
        String plan = asked(tree, "plan").getMessage().getBody(String.class);
        assertThat(provider.requests()).isEmpty();
        return plan;
    }

    @Test
    void aDeploymentOfAReasoningModelIsToldNoTemperature() throws Exception {
        Map<String, Object> tree = tree("azure-openai-deployments", Map.of(), "my-prod-chat", "openai/gpt-5-mini");

        assertThat(plan(tree)).contains("\"adjustments\":[\"drops temperature\"]");
        ReceivedRequest sent = sent(tree);
        assertThat(sent.path()).contains("/deployments/my-prod-chat/chat/completions");
        assertThat(sent.body())
                .doesNotContainKeys("temperature", "max_tokens")
                .containsEntry("max_completion_tokens", 20_000);
    }

    @Test
    void aDeploymentThatOnlySoundsLikeOneIsTold() throws Exception {
        Map<String, Object> tree = tree("azure-openai-deployments", Map.of(), "o3-like", "xai/grok-4.3");

        assertThat(sent(tree).body()).containsEntry("temperature", 0.5).containsEntry("max_tokens", 20_000);
    }

    @Test
    void aProfileOfClaudeThinksAndKeepsPrompts() throws Exception {
        Map<String, Object> tree =
                tree("bedrock", Map.of("region", "us-east-1"), PROFILE, "anthropic/claude-sonnet-4-5");

        assertThat(plan(tree))
                .contains("\"adjustments\":[\"drops temperature\","
                        + "\"says reasoning_effort high as a budget of 15000 tokens\"]");
        ReceivedRequest sent = sent(tree);
        assertThat(sent.path())
                .endsWith("/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3A"
                        + "application-inference-profile%2Fabc/converse");
        assertThat(sent.body())
                .containsEntry(
                        "additionalModelRequestFields",
                        Map.of("thinking", Map.of("type", "enabled", "budget_tokens", 15_000)))
                .containsEntry("inferenceConfig", Map.of("maxTokens", 20_000));
        assertThat(sent.body().get("system"))
                .isEqualTo(List.of(Map.of("text", "Count."), Map.of("cachePoint", Map.of("type", "default"))));
    }

    @Test
    void aProfileWithoutACardIsAskedForWhatEveryModelTakesAndThePlanSaysSo() throws Exception {
        Map<String, Object> tree = tree("bedrock", Map.of("region", "us-east-1"), PROFILE, "");

        assertThat(plan(tree)).contains("\"adjustments\":[\"drops reasoning_effort\"]");
        assertThat(sent(tree).body()).doesNotContainKey("additionalModelRequestFields");
    }

    @Test
    void aHedgeIsSentInTheSameForm() throws Exception {
        Map<String, Object> tree = new HashMap<>(tree("azure-openai", Map.of(), "my-prod-chat", "openai/gpt-5-mini"));
        tree.put(
                "models",
                Map.of(
                        "acc/my-prod-chat",
                        Map.of("card", "openai/gpt-5-mini"),
                        "acc/other",
                        Map.of("card", "openai/o3")));
        tree.put(
                "policies",
                Map.of(
                        "default",
                        Map.of(
                                "strategy",
                                "ordered",
                                "candidates",
                                List.of("acc/my-prod-chat", "acc/other"),
                                "hedge",
                                Map.of("after", "20ms", "maxShare", 1))));
        provider.script("hang, ok");

        assertThat(asked(tree, "chat").getException()).isNull();

        assertThat(provider.requests()).hasSize(2).allSatisfy(request -> assertThat(request.body())
                .doesNotContainKey("temperature"));
    }
}
