package io.llmrouter.engine.provider;

import static io.llmrouter.engine.provider.ProviderKit.all;
import static io.llmrouter.engine.provider.ProviderKit.answer;
import static io.llmrouter.engine.provider.ProviderKit.call;
import static io.llmrouter.engine.provider.ProviderKit.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.provider.http.HttpProvider;
import io.llmrouter.engine.provider.schema.FormCheck;
import io.llmrouter.engine.provider.schema.SchemaCheck;
import io.llmrouter.engine.wire.PooledTransport;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer whose schema an instruction alone asks for is held to it when it has come. */
class InstructedAnswersTest {

    private static final String SCHEMA = "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2}";
    /** In each of these protocols the model is only told: beside tools, or since it is no object's schema. */
    private static final ChatRequest ASKED = ChatRequest.of("Count.")
            .withTools(List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false)), ToolChoice.AUTO)
            .withOutput(OutputFormat.schema("numbers", SCHEMA));

    @RegisterExtension
    static final ScriptedProvider SERVER = ScriptedProvider.answers("ok");

    @RegisterExtension
    final PooledTransport pool = PooledTransport.open();

    /** Later models of that maker hold schemas beside tools; to other makers it is any model. */
    private static ProviderCall<ChatRequest> asked() {
        return call(ASKED, "gemini-2.5-flash");
    }

    private Provider provider(String name) {
        Preset preset = Presets.builtIn().find(name).orElseThrow();
        ChatDialect dialect = Dialects.all(InstantSource.system()).get(preset.dialect());
        return HttpProvider.factory(pool.transport(), dialect)
                .create(ProviderKit.account(SERVER.baseUrl(), preset.quirks()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "bedrock", "cohere", "ollama", "deepseek"})
    void keepsOneThatKeepsToIt(String preset) {
        SERVER.reply(request -> Reply.text("[1, 2]"));

        assertThat(answer(provider(preset).chat(asked())).text()).isEqualTo("[1, 2]");
        assertThat(all(provider(preset).stream(asked()))).last().isInstanceOf(StreamEvent.Finished.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "bedrock", "cohere", "ollama", "deepseek"})
    void failsOneThatStrays(String preset) {
        SERVER.reply(request -> Reply.text("[1, \"two\"]"));

        Failure whole = failure(provider(preset).chat(asked()));
        List<StreamEvent> events = all(provider(preset).stream(asked()));

        assertThat(whole.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
        assertThat(whole.message()).contains("does not keep to the schema");
        assertThat(events).last().isInstanceOfSatisfying(StreamEvent.Failed.class, end -> assertThat(
                        end.failure().kind())
                .isEqualTo(FailureKind.MALFORMED_RESPONSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "```json\n[1, 2]\n```", "[1, 2] and so on", "[1]", "{}"})
    void knowsWhatStrays(String text) {
        SchemaCheck held = answered(SchemaCheck.of(told(SCHEMA), FormCheck.installed()));

        assertThat(held.check().strays(SCHEMA, text)).isPresent();
        assertThat(held.check().strays(SCHEMA, " [1, 2]\n")).isEmpty();
    }

    @Test
    void leavesATurnOfToolCallsAlone() {
        SERVER.reply(request -> Reply.toolCall("look", "{}"));

        assertThat(answer(provider("ollama").chat(asked())).message().toolCalls())
                .hasSize(1);
        assertThat(all(provider("ollama").stream(asked()))).last().isInstanceOf(StreamEvent.Finished.class);
    }

    @Test
    void doesNotCheckWhatTheProviderHolds() {
        SERVER.reply(request -> Reply.text("[1]"));
        ChatRequest held = ASKED.withTools(List.of(), ToolChoice.AUTO);

        assertThat(answer(provider("ollama").chat(call(held))).text()).isEqualTo("[1]");
    }

    @Test
    void namesTheLibraryThatIsMissing() {
        Failure failure = failure(SchemaCheck.of(told(SCHEMA), Optional.empty()));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(failure.message()).contains("com.networknt:json-schema-validator");
    }

    @Test
    void doesNotFetchWhatASchemaPointsTo() {
        String schema = "{\"$ref\":\"" + SERVER.baseUrl() + "/schema.json\"}";
        SERVER.script("ok");
        SchemaCheck held = answered(SchemaCheck.of(told(schema), FormCheck.installed()));

        assertThat(held.check().strays(schema, "1"))
                .hasValueSatisfying(how -> assertThat(how).contains("schema"));
        assertThat(SERVER.requests()).isEmpty();
    }

    private static AnswerForm told(String schema) {
        return new AnswerForm(AnswerForm.Kind.INSTRUCTED, OutputFormat.schema("numbers", schema), null);
    }

    private static SchemaCheck answered(Outcome<SchemaCheck> outcome) {
        return outcome.fold(held -> held, failure -> {
            throw new AssertionError(failure.toString());
        });
    }
}
