package io.llmrouter.engine.provider;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelFeature;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FinishReason;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.error.ErrorBody;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A schema goes as the model's card says, in every protocol: natively where it claims schemas, else through a tool that
 * must be called where it claims tools, else by an instruction; and to the caller the answer is the same.
 */
class SchemaByCardTest {

    /** The ways, by their names in golden files, and what a card lacks that leads there. */
    private static final Map<String, Set<ModelFeature>> WAYS = Map.of(
            "native", Set.of(),
            "tool", Set.of(ModelFeature.JSON_SCHEMA),
            "instruction", Set.of(ModelFeature.JSON_SCHEMA, ModelFeature.TOOLS, ModelFeature.JSON_OUTPUT));

    /** Presets, a model of each that holds schemas, and the golden file. */
    private static final List<List<String>> PROTOCOLS = List.of(
            List.of("openai", "gpt-4.1", "openai/schema-ways.json"),
            List.of("openai-responses", "gpt-4.1", "responses/schema-ways.json"),
            List.of("anthropic", "claude-sonnet-4-5", "anthropic/schema-ways.json"),
            List.of("gemini", "gemini-2.5-flash", "gemini/schema-ways.json"),
            List.of("vertex-ai", "gemini-2.5-flash", "gemini/schema-ways.json"),
            List.of("vertex-ai-anthropic", "claude-sonnet-4-5", "anthropic/schema-ways-vertex.json"),
            List.of("bedrock", "anthropic.claude-sonnet-4-5-20250929-v1:0", "bedrock/schema-ways.json"),
            List.of(
                    "bedrock-anthropic",
                    "anthropic.claude-sonnet-4-5-20250929-v1:0",
                    "bedrock/schema-ways-invoked.json"),
            List.of("cohere", "command-a-03-2025", "cohere/schema-ways.json"),
            List.of("ollama", "qwen3", "ollama/schema-ways.json"));

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},"
            + "\"required\":[\"n\"],\"additionalProperties\":false}";
    private static final ChatRequest ASKED = ChatRequest.of("Count.").withOutput(OutputFormat.schema("number", SCHEMA));
    private static final String KEEPS = "{\"n\":7}";
    private static final String STRAYS = "{\"n\":\"seven\"}";

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    static Stream<Arguments> rows() {
        return PROTOCOLS.stream().flatMap(row -> WAYS.keySet().stream()
                .sorted()
                .filter(way -> !(row.get(0).equals("ollama") && way.equals("tool")))
                .map(way -> Arguments.of(row.get(0), row.get(1), row.get(2), way)));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("rows")
    void goesAsTheCardSays(String preset, String model, String golden, String way) {
        DialectRequest written = encode(preset, model, way);

        JsonNode expected = ErrorBody.tree(Golden.bytes(golden));
        assertThat(ErrorBody.tree(written.body())).isEqualTo(expected.path(way));
        assertThat(written.adjustments()).hasSize(way.equals("native") ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("rows")
    void comesBackAsText(String preset, String model, String golden, String way) {
        SERVER.reply(request -> reply(way, KEEPS));

        ChatResponse whole = answer(provider(preset).chat(call(ASKED, model, WAYS.get(way))));
        List<StreamEvent> events = all(provider(preset).stream(call(ASKED, model, WAYS.get(way))));

        assertThat(whole.text()).isEqualTo(KEEPS);
        assertThat(whole.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(whole.message().toolCalls()).isEmpty();
        assertThat(events).hasAtLeastOneElementOfType(StreamEvent.TextDelta.class);
        assertThat(Gathered.of(events))
                .usingRecursiveComparison()
                .ignoringFields("extra")
                .isEqualTo(whole);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("rows")
    void isCheckedUnlessTheProviderHoldsIt(String preset, String model, String golden, String way) {
        SERVER.reply(request -> reply(way, STRAYS));
        boolean held = way.equals("native");

        var whole = provider(preset).chat(call(ASKED, model, WAYS.get(way)));
        List<StreamEvent> events = all(provider(preset).stream(call(ASKED, model, WAYS.get(way))));

        if (held) {
            assertThat(answer(whole).text()).isEqualTo(STRAYS);
            assertThat(events).last().isInstanceOf(StreamEvent.Finished.class);
        } else {
            assertThat(failure(whole).kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
            assertThat(events).last().isInstanceOf(StreamEvent.Failed.class);
        }
    }

    static Stream<Arguments> withTools() {
        return PROTOCOLS.stream()
                .filter(row -> !row.get(0).equals("ollama"))
                .map(row -> Arguments.of(row.get(0), row.get(1)));
    }

    @ParameterizedTest
    @MethodSource("withTools")
    void leavesACallOfTheCallersToolACall(String preset, String model) {
        ChatRequest tooled = ASKED.withTools(List.of(new ToolSpec("look", "", "", false)), ToolChoice.AUTO);
        SERVER.reply(request -> Reply.toolCall("look", "{}").andToolCall(AnswerForm.TOOL_NAME, KEEPS));

        ChatResponse whole = answer(provider(preset).chat(call(tooled, model, WAYS.get("tool"))));
        List<StreamEvent> events = all(provider(preset).stream(call(tooled, model, WAYS.get("tool"))));

        assertThat(whole.message().toolCalls()).extracting(each -> each.name()).containsExactly("look");
        assertThat(whole.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        assertThat(Gathered.of(events))
                .usingRecursiveComparison()
                .ignoringFields("extra")
                .isEqualTo(whole);
    }

    private static Reply reply(String way, String json) {
        return way.equals("tool") ? Reply.toolCall(AnswerForm.TOOL_NAME, json) : Reply.text(json);
    }

    private static DialectRequest encode(String name, String model, String way) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        return dialect(preset)
                .encode(ASKED, model, preset.quirks().byModel().of(model, new CardFacts("", WAYS.get(way))), false)
                .fold(request -> request, failure -> {
                    throw new AssertionError(failure.toString());
                });
    }

    private Provider provider(String name) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        return HttpProvider.factory(pool.transport(), dialect(preset))
                .create(ProviderKit.account(SERVER.baseUrl(), preset.quirks()));
    }

    private static ChatDialect dialect(Preset preset) {
        return Dialects.all(InstantSource.system()).get(preset.dialect());
    }
}
