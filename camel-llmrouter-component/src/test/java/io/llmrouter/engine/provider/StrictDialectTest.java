package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.provider.anthropic.AnthropicDialect;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrictDialectTest {

    private static final Quirks NO_TOP_K = ProviderKit.PLAIN.with(new Quirks(
            "",
            Quirks.Auth.NONE,
            Map.of(),
            Map.of(),
            Set.of("top_k"),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            CardFacts.NONE));

    private final ChatDialect strict = new StrictDialect(new OpenAiDialect(InstantSource.system()));

    @Test
    void refusesWhatWouldHaveToBeDropped() {
        ChatRequest request = ChatRequest.of("hi").withSampling(Sampling.DEFAULT.withTopK(5));

        Outcome<DialectRequest> outcome = strict.encode(request, "m-1", NO_TOP_K, false);

        assertThat(ProviderKit.failure(outcome).kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(ProviderKit.failure(outcome).message()).endsWith("it drops top_k");
    }

    @Test
    void writesWhatCanBeSentAsItIs() {
        assertThat(strict.encode(ChatRequest.of("hi"), "m-1", NO_TOP_K, true)
                        .fold(DialectRequest::adjustments, failure -> null))
                .isEmpty();
    }

    @Test
    void writesWhatPresetsLeaveOutOfTheProtocolForTheModelInThePath() {
        Quirks claude =
                Presets.builtIn().find("vertex-ai-anthropic").orElseThrow().quirks();
        ChatDialect anthropic = new StrictDialect(new AnthropicDialect(InstantSource.system()));

        DialectRequest sent = anthropic
                .encode(ChatRequest.of("hi"), "claude-haiku-4-5", claude, true)
                .fold(request -> request, failure -> {
                    throw new AssertionError(failure.toString());
                });

        assertThat(sent.path()).endsWith("/claude-haiku-4-5:streamRawPredict");
        assertThat(new String(sent.body(), StandardCharsets.UTF_8)).doesNotContain("claude-haiku");
    }

    @Test
    void hasTheOperationsAndTheNotesOfItsDialect() {
        assertThat(strict.operation(Operation.EMBED)).isPresent();
        assertThat(strict.notes(Map.of("x-request-id", "r1")).requestId()).isEqualTo("r1");
    }
}
