package io.llmrouter.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelQuirks;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.EmbedRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.error.ErrorBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model whose name tells nothing is asked as its card says what it is, in every protocol, and by its name. */
class KnownByCardTest {

    private static final String UNTOLD = "arn:of/my-prod-chat";

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},"
            + "\"required\":[\"n\"],\"additionalProperties\":false}";
    private static final ChatRequest ASKED = ChatRequest.of(
                    List.of(Message.system("Count.").withCache(CacheMark.USUAL), Message.user("hi")))
            .withTools(List.of(new ToolSpec("look", "", "", true)), ToolChoice.AUTO)
            .withOutput(OutputFormat.schema("number", SCHEMA))
            .withEffort(ReasoningEffort.of("high"))
            .withSampling(Sampling.of(0.5, 0.9, 30_000, null, List.of("END"))
                    .withTopK(5)
                    .withPenalties(0.5, 0.25));

    @ParameterizedTest
    @CsvSource({
        "azure-openai, gpt-5-mini, openai/gpt-5-mini",
        "azure-openai-deployments, o3, openrouter/openai/o3",
        "azure-responses, gpt-5-mini, openai/gpt-5-mini",
        "azure-responses, gpt-4.1, openai/gpt-4.1",
        "github-models, openai/gpt-5-mini, openai/gpt-5-mini",
        "anthropic-compatible, claude-opus-4-5, anthropic/claude-opus-4.5",
        "vertex-ai-anthropic, claude-opus-4-7, vercel-ai-gateway/anthropic/claude-opus-4.7",
        "gemini, gemini-2.0-flash, google/gemini-2.0-flash",
        "vertex-ai, gemini-2.5-pro, google/gemini-2.5-pro",
        "bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, anthropic/claude-sonnet-4-5",
        "bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, bedrock/anthropic.claude-sonnet-4-5-20250929-v1:0",
        "bedrock, amazon.nova-2-lite-v1:0, amazon/nova-2-lite",
        "bedrock, us.meta.llama3-3-70b-instruct-v1:0, meta/llama-3.3-70b",
        "bedrock-anthropic, anthropic.claude-opus-4-6-v1, anthropic/claude-opus-4-6",
        "cohere, command-r-plus-08-2024, cohere/command-r-plus",
        "ollama, gpt-oss:20b, openai/gpt-oss-20b"
    })
    void isAskedInItsForm(String presetName, String told, String card) {
        Preset preset = Presets.builtIn().find(presetName).orElseThrow();

        DialectRequest sent = sent(preset, UNTOLD, card);

        DialectRequest same = sent(preset, told, "");
        assertThat(body(sent)).isEqualTo(body(same));
        assertThat(sent.adjustments()).isEqualTo(same.adjustments());
        assertThat(body(sent)).isNotEqualTo(body(sent(preset, UNTOLD, "")));
        assertThat(name(sent)).contains(preset.quirks().path().contains("{model}") ? encoded(UNTOLD) : UNTOLD);
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock, cohere.embed-v4:0, bedrock/cohere.embed-v4:0, 1",
        "bedrock, amazon.titan-embed-image-v1, bedrock/amazon.titan-embed-image-v1, 2",
        "bedrock, amazon.titan-embed-text-v2:0, bedrock/amazon.titan-embed-text-v2:0, 2",
        "vertex-ai, gemini-embedding-2, google/gemini-embedding-2, 2"
    })
    void embedsInItsForm(String presetName, String told, String card, int parts) {
        Preset preset = Presets.builtIn().find(presetName).orElseThrow();
        EmbedRequest two = EmbedRequest.of(List.of("one", "two"));
        EmbedDialect form =
                (EmbedDialect) dialect(preset).operation(Operation.EMBED).orElseThrow();
        Quirks quirks = quirks(preset, UNTOLD, card);

        EmbedRequest first = form.parts(two, UNTOLD, quirks).get(0);
        DialectRequest sent = written(form.encode(first, UNTOLD, quirks));

        DialectRequest same = written(form.encode(first, told, quirks(preset, told, "")));
        assertThat(form.parts(two, UNTOLD, quirks)).hasSize(parts);
        assertThat(body(sent)).isEqualTo(body(same));
        assertThat(sent.path()).isEqualTo(same.path().replace(encoded(told), encoded(UNTOLD)));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static DialectRequest sent(Preset preset, String model, String card) {
        return written(dialect(preset).encode(ASKED, model, quirks(preset, model, card), false));
    }

    private static Quirks quirks(Preset preset, String model, String card) {
        ModelQuirks quirks = preset.quirks().byModel();
        return quirks.of(model, new CardFacts(card, Set.of()));
    }

    private static ChatDialect dialect(Preset preset) {
        return Dialects.all(InstantSource.system()).get(preset.dialect());
    }

    private static DialectRequest written(Outcome<DialectRequest> outcome) {
        return outcome.fold(request -> request, failure -> {
            throw new AssertionError(failure.toString());
        });
    }

    private static String name(DialectRequest sent) {
        return sent.path() + " " + ErrorBody.tree(sent.body()).path("model").asText("");
    }

    private static JsonNode body(DialectRequest sent) {
        return ((ObjectNode) ErrorBody.tree(sent.body())).without("model");
    }
}
