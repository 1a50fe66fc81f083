package io.llmrouter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.Catalogue;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.Account;
import io.llmrouter.engine.provider.Credential;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The router from one protocol to the other, by the built-in presets, against a provider that speaks both. */
class BothDialectsTest {

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private final LlmRouter router = LlmRouter.builder(config()).build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void fallsBackFromOneProtocolToTheOther() {
        PROVIDER.script("429 retry-after=60, ok:Good day.");

        Answer answer = router.chat(ChatRequest.of("Hello?"), CallOptions.DEFAULT);

        assertThat(answer.response().text()).isEqualTo("Good day.");
        assertThat(answer.response().rawFinishReason()).isEqualTo("end_turn");
        assertThat(PROVIDER.requests())
                .extracting(ReceivedRequest::path)
                .containsExactly("/v1/chat/completions", "/v1/messages");
        assertThat(PROVIDER.requests().get(1).headers())
                .containsEntry("x-api-key", "key-of-b")
                .containsEntry("anthropic-version", "2023-06-01")
                .doesNotContainKey("Authorization");
    }

    @Test
    void streamsFromTheOtherProtocolWhatTheFirstBrokeOff() {
        PROVIDER.script("error-in-200, ok:Good day.");
        StringBuilder text = new StringBuilder();

        try (AnswerStream stream = router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT)) {
            while (stream.hasNext()) {
                StreamEvent event = stream.next();
                text.append(event.kind() == StreamEvent.Kind.TEXT ? event.content() : "");
            }
        }

        assertThat(text).hasToString("Good day.");
        assertThat(PROVIDER.requests().get(PROVIDER.requests().size() - 1).path())
                .isEqualTo("/v1/messages");
    }

    private static RouterConfig config() {
        RouterConfig plan = Workbench.config("a", "b");
        return new RouterConfig(
                List.of(account("a", "openai"), account("b", "anthropic")),
                Catalogue.builtIn(),
                plan.roster(),
                plan.policies());
    }

    private static Account account(String name, String preset) {
        return new Account(
                name,
                Presets.builtIn().find(preset).orElseThrow(),
                PROVIDER.baseUrl(),
                List.of(new Credential("key-of-" + name)),
                null,
                Set.of(),
                Map.of(),
                null);
    }
}
