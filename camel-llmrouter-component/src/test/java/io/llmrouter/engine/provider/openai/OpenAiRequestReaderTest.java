package io.llmrouter.engine.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Content.Media;
import io.llmrouter.engine.model.MediaSource;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.model.ReasoningEffort;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.provider.Golden;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiRequestReaderTest {

    @Test
    void readsMessagesOfEveryKind() {
        List<Message> messages = OpenAiRequestReader.read(Golden.bytes("openai/request-full.json"))
                .request()
                .messages();

        assertThat(messages)
                .extracting(Message::role)
                .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.TOOL);
        assertThat(messages.get(1).name()).isEqualTo("ann");
        assertThat(messages.get(1).content())
                .containsExactly(
                        Content.text("What is this?"),
                        new Media(Modality.IMAGE, "image/png", MediaSource.inline(new byte[] {0, 1, 2}), null, "low"),
                        Content.image("https://example.org/cat.jpg"),
                        new Media(Modality.AUDIO, "audio/wav", inline("UklGRg=="), null, null),
                        new Media(Modality.DOCUMENT, "application/pdf", inline("JVBERg=="), "report.pdf", null),
                        new Media(
                                Modality.DOCUMENT,
                                "application/octet-stream",
                                MediaSource.remote("openai-file:file-abc"),
                                null,
                                null));
        assertThat(messages.get(2).toolCalls()).containsExactly(new ToolCall("call_1", "look", "{\"at\":\"cat\"}"));
        assertThat(messages.get(3).toolCallId()).isEqualTo("call_1");
    }

    @Test
    void readsEverythingElseAndCarriesTheRestThrough() {
        OpenAiChatRequest read = OpenAiRequestReader.read(Golden.bytes("openai/request-full.json"));

        ChatRequest request = read.request();
        assertThat(read.model()).isEqualTo("m-1");
        assertThat(read.user()).isEqualTo("u-9");
        assertThat(read.stream()).isFalse();
        assertThat(request.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.name()).isEqualTo("look");
            assertThat(tool.strict()).isTrue();
            assertThat(tool.parameters()).contains("\"properties\"");
        });
        assertThat(request.toolChoice()).isEqualTo(new ToolChoice(ToolChoice.Mode.NAMED, "look"));
        assertThat(request.output().kind()).isEqualTo(OutputFormat.Kind.SCHEMA);
        assertThat(request.output().strict()).isTrue();
        assertThat(request.sampling().temperature()).isEqualTo(0.5);
        assertThat(request.sampling().maxTokens()).isEqualTo(200);
        assertThat(request.sampling().stop()).containsExactly("END", "STOP");
        assertThat(request.extra()).containsOnly(Map.entry("parallel_tool_calls", false), Map.entry("user", "u-9"));
        assertThat(request.terms().metadata()).containsOnly(Map.entry("ticket", "A-1"));
    }

    @Test
    void readsMapsAndTextsAlike() {
        Map<String, Object> map =
                Map.of("messages", List.of(Map.of("role", "user", "content", "hi")), "stream", true, "stop", "END");
        String text = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"stream\":true,\"stop\":\"END\"}";

        assertThat(OpenAiRequestReader.read(map)).isEqualTo(OpenAiRequestReader.read(text));
        assertThat(OpenAiRequestReader.read(map).stream()).isTrue();
        assertThat(OpenAiRequestReader.messages("[{\"role\":\"user\",\"content\":\"hi\"}]"))
                .isEqualTo(OpenAiRequestReader.messages(List.of(Map.of("role", "user", "content", "hi"))));
    }

    @Test
    void readsHowToDrawAndOnWhatTerms() {
        ChatRequest request = OpenAiRequestReader.read(Map.of(
                        "messages",
                        List.of(Map.of("role", "user", "content", "hi")),
                        "top_k",
                        40,
                        "frequency_penalty",
                        0.5,
                        "presence_penalty",
                        -0.5,
                        "logprobs",
                        true,
                        "top_logprobs",
                        3,
                        "reasoning_effort",
                        "low",
                        "service_tier",
                        "flex"))
                .request();

        assertThat(request.sampling())
                .isEqualTo(
                        Sampling.DEFAULT.withTopK(40).withPenalties(0.5, -0.5).withLogprobs(3));
        assertThat(request.effort()).isEqualTo(ReasoningEffort.of("low"));
        assertThat(request.terms().serviceTier()).isEqualTo("flex");
        assertThat(request.extra()).isEmpty();
    }

    @Test
    void keepsStreamOptionsThatItDoesNotKnow() {
        OpenAiChatRequest read = OpenAiRequestReader.read("{\"messages\":[{\"role\":\"developer\",\"content\":\"x\"}],"
                + "\"stream\":true,\"stream_options\":{\"include_usage\":true,\"include_obfuscation\":false}}");

        assertThat(read.includeUsage()).isTrue();
        assertThat(read.request().extra()).containsOnlyKeys("stream_options");
        assertThat(read.request().messages().get(0).role()).isEqualTo(Role.SYSTEM);
    }

    @Test
    void readsReasoningAndRefusalOfEarlierAnswers() {
        List<Message> messages = OpenAiRequestReader.messages(
                "[{\"role\":\"assistant\",\"reasoning_content\":\"hm\",\"refusal\":\"No.\",\"content\":null}]");

        assertThat(messages.get(0).content()).containsExactly(new Content.Reasoning("hm", null), Content.text("No."));
    }

    @Test
    void readsReasoningByItsOtherNameAndCarriesToolsOfTheProviderThrough() {
        ChatRequest read = OpenAiRequestReader.read(
                        "{\"messages\":[{\"role\":\"assistant\",\"reasoning\":\"hm\",\"content\":\"No.\"}],\"tools\":["
                                + "{\"type\":\"web:search\",\"limit\":2},{\"function\":{\"name\":\"look\"}}]}")
                .request();

        assertThat(read.messages().get(0).reasoning()).isEqualTo("hm");
        assertThat(read.tools()).singleElement().satisfies(tool -> assertThat(tool.name())
                .isEqualTo("look"));
        assertThat(read.extra()).containsEntry("tools", List.of(Map.of("type", "web:search", "limit", 2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|expected a JSON object, not an array",
                "{bad|the request is not JSON: ",
                "{}|messages: expected at least one message, not nothing",
                "{'messages':'hi'}|messages: expected a list, not 'hi'",
                "{'messages':[{'role':'robot','content':'x'}]}|messages[0].role: expected 'system', 'developer', 'user',"
                        + " 'assistant' or 'tool', not 'robot'",
                "{'messages':[{'role':'user','content':5}]}|messages[0].content: expected a text or a list of parts, not 5",
                "{'messages':[{'role':'user'}]}|messages[0].content: expected a text or a list of parts, not nothing",
                "{'messages':[{'role':'user','content':[{'type':'smell'}]}]}|messages[0].content[0].type: expected 'text',",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{}}]}]}"
                        + "|messages[0].content[0].image_url.url: expected a text, not nothing",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:x'}}]}]}"
                        + "|messages[0].content[0].image_url.url: expected a data URL with ;base64,",
                "{'messages':[{'role':'tool','content':'x'}]}|messages[0].tool_call_id: expected a text, not nothing",
                "{'messages':[{'role':'assistant','tool_calls':[{'id':'a'}]}]}"
                        + "|messages[0].tool_calls[0].function: expected an object, not nothing",
                "{'messages':[{'role':'user','content':'x'}],'temperature':'hot'}|temperature: expected a number, not 'hot'",
                "{'messages':[{'role':'user','content':'x'}],'max_tokens':1.5}|max_tokens: expected a whole number, not 1.5",
                "{'messages':[{'role':'user','content':'x'}],'max_tokens':0}|maxTokens must be at least 1, not 0",
                "{'messages':[{'role':'user','content':'x'}],'stream':'yes'}|stream: expected true or false, not 'yes'",
                "{'messages':[{'role':'user','content':'x'}],'tool_choice':'maybe'}|tool_choice: expected 'auto', 'none',",
                "{'messages':[{'role':'user','content':'x'}],'tools':[{'type':'custom'}]}"
                        + "|tools[0].type: expected 'function', not 'custom'",
                "{'messages':[{'role':'user','content':'x'}],'response_format':{'type':'xml'}}"
                        + "|response_format.type: expected 'text', 'json_object' or 'json_schema', not 'xml'"
            },
            quoteCharacter = '`')
    void namesThePlaceOfWhatItCannotUnderstand(String json, String message) {
        assertThatThrownBy(() -> OpenAiRequestReader.read(json.replace('\'', '"')))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessageStartingWith(message);
    }

    private static MediaSource inline(String base64) {
        return new MediaSource(MediaSource.Kind.INLINE, base64);
    }
}
