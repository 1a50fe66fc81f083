package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who has a client's key does not choose the dearest model that the catalogue knows. */
class ListedModelsTest {

    private static final String CONFIG =
            """
            providers:
              openai: { apiKey: test-key-number-1, baseUrl: "%s" }
            policies:
              default: { candidates: [ openai/gpt-4o-mini ], retry: { maxAttempts: 1 } }
            """;

    private static final String ASKED =
            "{\"model\": \"%s\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}";

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @TempDir
    Path folder;

    @Test
    void clientsNameWhatTheConfigurationNames() throws Exception {
        try (RunningGateway gateway = RunningGateway.with(folder, CONFIG.formatted(UP.baseUrl()))) {
            assertThat(gateway.ask(ASKED.formatted("openai/gpt-4o-mini")).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.ask(ASKED.formatted("gpt-4o-mini")).statusCode()).isEqualTo(200);
            int before = UP.requests().size();

            assertUnknown(gateway.ask(ASKED.formatted("openai/o1-pro")), "GET /v1/models lists those there are");
            assertUnknown(gateway.ask(ASKED.formatted("openai/*")), "GET /v1/models lists those there are");
            assertUnknown(gateway.ask(ASKED.formatted("openai/gpt-4o-mni")), "did you mean 'openai/gpt-4o-mini'?");
            assertUnknown(gateway.ask(ASKED.formatted("defalt")), "did you mean the policy 'default'?");
            assertUnknown(gateway.get("/v1/models/defalt"), "did you mean the policy 'default'?");
            assertUnknown(gateway.get("/v1/models/openai/o1-pro"), "GET /v1/models lists those there are");
            assertThat(UP.requests()).hasSize(before);
        }
    }

    @Test
    void orEveryModelWhereThatIsSet() throws Exception {
        try (RunningGateway gateway =
                RunningGateway.with(folder, CONFIG.formatted(UP.baseUrl()), "--gateway.any-model=true")) {
            assertThat(gateway.ask(ASKED.formatted("openai/o1-pro")).statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/v1/models/openai/o1-pro").statusCode()).isEqualTo(200);
            assertUnknown(gateway.ask(ASKED.formatted("openai/o1-prp-x")), "GET /v1/models lists those there are");
        }
    }

    private static void assertUnknown(HttpResponse<String> response, String hint) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(RunningGateway.json(response).at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(RunningGateway.json(response).at("/error/message").asText())
                .startsWith("unknown model '")
                .endsWith("'; " + hint);
    }
}
