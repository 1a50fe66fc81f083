package io.llmrouter.engine.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.ProviderKit;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetasTest {

    private static final String MODEL = "claude-opus-4-8";
    private static final ChatRequest FILE =
            ChatRequest.of(List.of(Message.user(List.of(Content.image("anthropic-file:file_011")))));

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    @Test
    void areNamedWhereAStoredFileIsRead() {
        assertThat(header(FILE, Map.of())).isEqualTo("files-api-2025-04-14");
        assertThat(header(ChatRequest.of("hi"), Map.of())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic_beta", "betas"})
    void areAskedForByTheRequest(String field) {
        ChatRequest listed = FILE.withExtra(Map.of(field, List.of("compact-2026-01-12")));
        ChatRequest joined = ChatRequest.of("hi").withExtra(Map.of(field, "one, two"));

        assertThat(header(listed, Map.of())).isEqualTo("compact-2026-01-12,files-api-2025-04-14");
        assertThat(header(joined, Map.of())).isEqualTo("one,two");
        assertThat(Encoded.body(listed, MODEL)).doesNotContainKey(field);
        assertThat(Encoded.request(joined, MODEL, quirks(Map.of()), false).adjustments())
                .isEmpty();
    }

    @Test
    void standBesideThoseOfTheAccount() {
        Map<String, String> own = Map.of("Anthropic-Beta", "one, files-api-2025-04-14");

        assertThat(Encoded.request(FILE.withExtra(Map.of("betas", List.of("two"))), MODEL, quirks(own), false)
                        .headers())
                .containsEntry("Anthropic-Beta", "one, files-api-2025-04-14,two");
    }

    @Test
    void goOutBesideThoseOfTheAccount() {
        ChatRequest request = ChatRequest.of("hi").withExtra(Map.of("betas", List.of("two")));
        HttpProvider.factory(pool.transport(), new AnthropicDialect(InstantSource.system()))
                .create(ProviderKit.account(SERVER.baseUrl(), quirks(Map.of("anthropic-beta", "one"))))
                .chat(ProviderKit.call(request));

        assertThat(SERVER.requests().get(SERVER.requests().size() - 1).headers().get("anthropic-beta"))
                .isEqualTo("one,two");
    }

    @Test
    void standInTheBodyAtBedrock() {
        ChatRequest request = ChatRequest.of("hi").withExtra(Map.of("betas", List.of("one")));

        assertThat(bedrock("bedrock-anthropic", request).path("anthropic_beta")).hasToString("[\"one\"]");
        assertThat(bedrock("bedrock", request).at("/additionalModelRequestFields/anthropic_beta"))
                .hasToString("[\"one\"]");
    }

    private static JsonNode bedrock(String name, ChatRequest request) {
        String model = "anthropic.claude-sonnet-4-5-20250929-v1:0";
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        DialectRequest written = Dialects.all(InstantSource.system())
                .get(preset.dialect())
                .encode(request, model, preset.quirks().byModel().of(model, CardFacts.NONE), false)
                .fold(ready -> ready, failure -> {
                    throw new AssertionError(failure.toString());
                });
        assertThat(written.headers()).doesNotContainKey("anthropic-beta");
        return ErrorBody.tree(written.body());
    }

    private static String header(ChatRequest request, Map<String, String> own) {
        return Encoded.request(request, MODEL, quirks(own), false).headers().get("anthropic-beta");
    }

    private static Quirks quirks(Map<String, String> headers) {
        Quirks plain = Encoded.quirks(Map.of(), Set.of());
        return new Quirks(
                plain.path(),
                plain.auth(),
                headers,
                plain.query(),
                plain.drop(),
                plain.rename(),
                plain.clamp(),
                plain.extra(),
                plain.operations(),
                plain.card());
    }
}
