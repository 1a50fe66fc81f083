package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.EmbedRequest.Purpose;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an account cannot take as it was asked is shown by a plan, and refused where the account is strict. */
class AdjustmentsTest {

    @RegisterExtension
    static ScriptedProvider provider = ScriptedProvider.answers("ok");

    private static final Map<String, Object> QUESTION =
            Map.of("messages", List.of(Map.of("role", "user", "content", "hi")), "top_k", 5, "temperature", 1.5);

    private static Map<String, Object> account(boolean strict) {
        return Map.of(
                "type",
                "openai-compatible",
                "baseUrl",
                provider.baseUrl(),
                "apiKey",
                "k",
                "strict",
                strict,
                "quirks",
                Map.of("drop", List.of("top_k"), "clamp", Map.of("temperature", 1)));
    }

    private static Exchange send(String operation, Object body) {
        Map<String, Object> tree = Map.of(
                "providers", Map.of("strict", account(true), "lax", account(false)),
                "models", Map.of("strict/m", Map.of(), "lax/m", Map.of()),
                "policies", Map.of("default", Map.of("candidates", List.of("strict/m", "lax/m"))));
        try (RouterContext context = new RouterContext(tree).start()) {
            return context.send("llmrouter:" + operation, body);
        }
    }

    @BeforeEach
    void forget() {
        provider.script("ok");
    }

    @Test
    void aPlanNamesThem() {
        String plan = send("plan", QUESTION).getMessage().getBody(String.class);

        assertThat(plan).contains("\"adjustments\":[\"clamps temperature from 1.5 to 1\",\"drops top_k\"]");
        assertThat(plan).contains("\"adjustments\":[\"refuses it: the account is strict");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aPlanNamesThoseOfOtherOperations() {
        String plan = send("plan", new EmbedRequest(List.of("one"), null, Purpose.QUERY, Map.of()))
                .getMessage()
                .getBody(String.class);

        assertThat(plan).contains("\"adjustments\":[\"drops purpose\"]");
        assertThat(plan).contains("\"adjustments\":[\"refuses it: the account is strict");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aStrictAccountIsPassedOver() {
        Exchange exchange = send("chat", QUESTION);

        assertThat(exchange.getMessage().getHeader("CamelLlmRouterAccount")).isEqualTo("lax");
        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.requests().get(0).body()).doesNotContainKey("top_k");
    }
}
