package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.llmrouter.engine.RateLimitedException;
import io.llmrouter.engine.ReplyGate;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts that take one call at once, from the configuration to the routes that ask them. */
class PlacesTest {

    @RegisterExtension
    ScriptedProvider one = ScriptedProvider.answers("ok");

    @RegisterExtension
    ScriptedProvider two = ScriptedProvider.answers("ok");

    @Test
    void aFullTargetIsPassedAndOneThatIsAskedForAloneShedsTheCall() {
        ReplyGate gate = new ReplyGate();
        one.reply(gate.before(Reply.error(400, "invalid_request_error", null, "no")));
        two.script("ok");
        try (RouterContext context = context(Map.of("concurrent", 1, "wait", "0s"))) {
            CompletableFuture<Exchange> first = ask(context, "llmrouter:chat?models=one/m");

            Exchange second = context.send("llmrouter:chat", "Hello?", Map.of());
            assertThat(second.getMessage().getHeader(LlmRouterConstants.ACCOUNT))
                    .isEqualTo("two");
            assertThat(second.getMessage().getHeader(LlmRouterConstants.DECISION, String.class))
                    .contains("full for calls of class normal: 1 of 1 places are taken, 0 wait");

            Exchange third =
                    context.send("llmrouter:chat?models=one/m", "Hello?", Map.of(LlmRouterConstants.PRIORITY, "high"));
            assertThat(third.getException())
                    .isInstanceOf(RateLimitedException.class)
                    .hasMessageContaining("account one takes 1 calls at once: 1 are under way (1 normal)")
                    .hasMessageContaining("a call of class high");
            assertThat(one.requests()).hasSize(1);

            gate.open();
            assertThat(first.join().getException()).isNotNull();
            one.script("ok");
            assertThat(context.send("llmrouter:chat?models=one/m", "Hello?", Map.of())
                            .getException())
                    .isNull();
        }
    }

    @Test
    void aCallThatHasNoOtherTargetWaitsForItsPlace() {
        ReplyGate gate = new ReplyGate();
        one.reply(gate.before(Reply.text("ok")));
        try (RouterContext context = context(Map.of("concurrent", 1, "wait", "1m"))) {
            CompletableFuture<Exchange> first = ask(context, "llmrouter:chat?models=one/m");
            CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(
                    () -> context.send("llmrouter:chat?models=one/m&priority=low", "Hello?", Map.of()));
            await().until(() -> waiting(context) == 1);
            gate.open();

            Exchange second = waiting.join();

            assertThat(second.getException()).isNull();
            assertThat(second.getMessage().getHeader(LlmRouterConstants.DECISION, String.class))
                    .contains("\"waits\":[{\"target\":\"one/m\",\"priority\":\"low\",\"waitedMillis\":")
                    .contains("\"admitted\":true");
            assertThat(first.join().getException()).isNull();
        }
    }

    private static int waiting(RouterContext context) {
        return context.component.getRouter().operations().targets().stream()
                .filter(each -> each.target().account().equals("one"))
                .mapToInt(each -> Objects.requireNonNull(each.load()).waiting())
                .sum();
    }

    private CompletableFuture<Exchange> ask(RouterContext context, String uri) {
        CompletableFuture<Exchange> answer = CompletableFuture.supplyAsync(() -> context.send(uri, "Hello?", Map.of()));
        await().until(() -> one.requests().size() == 1);
        return answer;
    }

    @SuppressWarnings("unchecked")
    private RouterContext context(Map<String, Object> capacity) {
        Map<String, Object> tree = RouterContext.tree(one, two);
        Map<String, Object> providers = (Map<String, Object>) tree.get("providers");
        Map<String, Object> account = new HashMap<>((Map<String, Object>) providers.get("one"));
        account.put("capacity", capacity);
        providers.put("one", account);
        return new RouterContext(tree).start();
    }
}
