package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.CacheMark;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.provider.ExactJson;
import io.llmrouter.engine.provider.ProviderKit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What some servers add to the messages of Chat Completions: their presets name the fields, and no other server sees them. */
class NamedFieldsTest {

    private static final String MARKED =
            """
            {"model":"m","tools":[
               {"type":"function","function":{"name":"look"}},
               {"type":"function","function":{"name":"go"},"cache_control":{"type":"ephemeral"}}],
             "messages":[
               {"role":"system","content":"Be brief.","cache_control":{"type":"ephemeral","ttl":"1h"}},
               {"role":"user","content":[
                 {"type":"text","text":"A long text.","cache_control":{"type":"ephemeral","ttl":"5m"}},
                 {"type":"text","text":"What is it about?"}]}]}""";

    private final OpenAiDialect dialect = new OpenAiDialect(InstantSource.system());

    private static Quirks quirks(String preset) {
        return Presets.builtIn().find(preset).orElseThrow().quirks();
    }

    private JsonNode write(ChatRequest request, Quirks quirks) {
        return dialect.encode(request, "m", quirks, false)
                .fold(
                        written -> ExactJson.part(
                                "the request", new String(written.body(), java.nio.charset.StandardCharsets.UTF_8)),
                        failure -> {
                            throw new AssertionError(failure.toString());
                        });
    }

    private static ChatRequest read(String body) {
        return OpenAiRequestReader.read(body).request();
    }

    @Test
    void readsMarksAsTheEndsOfMessages() {
        ChatRequest request = read(MARKED);

        assertThat(request.messages())
                .extracting(Message::text, Message::cache)
                .containsExactly(
                        tuple("Be brief.", new CacheMark(Duration.ofHours(1))),
                        tuple("A long text.", new CacheMark(Duration.ofMinutes(5))),
                        tuple("What is it about?", null));
        assertThat(request.terms().toolsCache()).isEqualTo(CacheMark.USUAL);
    }

    @Test
    void marksForTheCacheStandWhereTheServerTakesThem() {
        JsonNode body = write(read(MARKED), quirks("openrouter"));

        assertThat(body.at("/messages")).hasSize(2);
        assertThat(body.at("/messages/0/content/0/cache_control/ttl").asText()).isEqualTo("1h");
        assertThat(body.at("/messages/1/content/0/cache_control/ttl").asText()).isEqualTo("5m");
        assertThat(body.at("/messages/1/content/1").has("cache_control")).isFalse();
        assertThat(body.at("/tools/0").has("cache_control")).isFalse();
        assertThat(body.at("/tools/1/cache_control/ttl").asText())
                .as("not shorter than a later one")
                .isEqualTo("1h");
    }

    @Test
    void marksForTheCacheAreNothingToOthers() {
        JsonNode body = write(read(MARKED), ProviderKit.PLAIN);

        assertThat(body.toString()).doesNotContain("cache_control");
        assertThat(body.at("/messages/0/content").asText()).isEqualTo("Be brief.");
        assertThat(body.at("/messages/1/content")).hasSize(2);
    }

    @Test
    void aCallWithoutWordsHasNothingToMark() {
        Message called =
                read("""
                        {"messages":[{"role":"user","content":"Go."},{"role":"assistant","content":null,
                          "tool_calls":[{"id":"c","function":{"name":"go","arguments":"{}"}}]}]}""")
                        .messages()
                        .get(1)
                        .withCache(CacheMark.USUAL);

        JsonNode body = write(ChatRequest.of(List.of(Message.user("Go."), called)), quirks("openrouter"));

        assertThat(body.at("/messages/1/content").isNull()).isTrue();
    }

    @Test
    void documentsGoByTheirAddressWhereTheServerFetchesThem() {
        ChatRequest asked = read(
                """
                {"messages":[{"role":"user","content":[
                  {"type":"document_url","document_url":"https://a.example/a.pdf","document_name":"a"},
                  {"type":"file","file":{"filename":"b.pdf","file_data":"data:application/pdf;base64,AQID"}}]}]}""");

        JsonNode body = write(asked, quirks("mistral"));

        assertThat(body.at("/messages/0/content/0"))
                .hasToString("{\"type\":\"document_url\",\"document_url\":\"https://a.example/a.pdf\","
                        + "\"document_name\":\"a\"}");
        assertThat(body.at("/messages/0/content/1/document_url").asText())
                .isEqualTo("data:application/pdf;base64,AQID");
        assertThat(refusal(asked, ProviderKit.PLAIN)).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void resultsOfToolsHoldImagesWhereTheServerTakesThem() {
        Content image = new Media(Modality.IMAGE, "image/png", MediaSource.inline(new byte[] {1}), null, null);
        Message call = new Message(Role.ASSISTANT, List.of(), List.of(new ToolCall("c_1", "look", "{}")), null, null);
        Message result = new Message(Role.TOOL, List.of(Content.text("Seen:"), image), List.of(), "c_1", null);
        ChatRequest request = ChatRequest.of(List.of(Message.user("Look."), call, result));

        JsonNode body = write(request, quirks("openrouter"));

        assertThat(body.at("/messages/2/role").asText()).isEqualTo("tool");
        assertThat(body.at("/messages/2/content/1/image_url/url").asText()).startsWith("data:image/png");
        assertThat(refusal(request, ProviderKit.PLAIN)).isEqualTo(FailureKind.UNSUPPORTED);
    }

    private FailureKind refusal(ChatRequest request, Quirks quirks) {
        return ProviderKit.failure(dialect.encode(request, "m", quirks, false)).kind();
    }

    @Test
    void tellsWhatTheFormOfTheAnswerIsFor() {
        OutputFormat form =
                new OutputFormat(OutputFormat.Kind.SCHEMA, "joke", "{\"type\":\"object\"}", true, "A joke.");

        JsonNode body = write(ChatRequest.of("Joke!").withOutput(form), ProviderKit.PLAIN);

        assertThat(body.at("/response_format/json_schema/description").asText()).isEqualTo("A joke.");
        assertThat(read("{\"messages\":[{\"role\":\"user\",\"content\":\"Joke!\"}],\"response_format\":"
                                + body.path("response_format") + "}")
                        .output())
                .isEqualTo(form);
    }
}
