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
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The router with its own transport and dialect, against a provider that speaks over real HTTP. */
class OverHttpTest {

    @RegisterExtension
    static final ScriptedProvider PROVIDER = ScriptedProvider.answers("ok");

    private final LlmRouter router = LlmRouter.builder(config()).build();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void answersAfterTheOtherAccountWasAsked() {
        PROVIDER.script("429 retry-after=1, ok:Good day.");

        Answer answer = router.chat(ChatRequest.of("Hello?"), CallOptions.DEFAULT);

        assertThat(answer.response().text()).isEqualTo("Good day.");
        assertThat(answer.target()).hasToString("b/model");
        assertThat(PROVIDER.requests()).hasSameSizeAs(answer.decision().attempts());
    }

    @Test
    void streamsAnAnswerToItsEnd() {
        PROVIDER.script("ok:Good day.");
        StringBuilder text = new StringBuilder();

        try (AnswerStream stream = router.stream(ChatRequest.of("Hello?"), CallOptions.DEFAULT)) {
            while (stream.hasNext()) {
                if (stream.next() instanceof StreamEvent.TextDelta delta) {
                    text.append(delta.text());
                }
            }
            assertThat(stream.decision().attempts()).singleElement().satisfies(attempt -> assertThat(attempt.usage())
                    .isNotNull());
        }

        assertThat(text).hasToString("Good day.");
    }

    private static RouterConfig config() {
        RouterConfig plan = Workbench.config("a", "b");
        return new RouterConfig(
                List.of(account("a"), account("b")), Catalogue.builtIn(), plan.roster(), plan.policies());
    }

    private static Account account(String name) {
        return new Account(
                name,
                Presets.builtIn().find("openai-compatible").orElseThrow(),
                PROVIDER.baseUrl(),
                List.of(new Credential("test-key-of-" + name)),
                null,
                Set.of(),
                Map.of(),
                null);
    }
}
