package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.models.Model;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's own client for Java works with the gateway. */
class OpenAiJavaTest {

    @RegisterExtension
    static final ScriptedProvider UP = ClientsGateway.provider();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = ClientsGateway.before(UP, folder);
        client = client(ClientsGateway.KEY);
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(gateway.uri("/v1").toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private static ChatCompletionCreateParams.Builder ask(String question) {
        return ChatCompletionCreateParams.builder().model("default").addUserMessage(question);
    }

    @Test
    void chats() {
        ChatCompletion answer = client.chat().completions().create(ask("Hello").build());

        assertThat(answer.choices().get(0).message().content()).hasValue("Hello there.");
        assertThat(answer.choices().get(0).finishReason().asString()).isEqualTo("stop");
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(10);
    }

    @Test
    void streamsWithUsage() {
        ChatCompletionCreateParams params = ask("Hello")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();

            assertThat(chunks.stream()
                            .flatMap(chunk -> chunk.choices().stream())
                            .map(choice -> choice.delta().content().orElse(""))
                            .reduce("", String::concat))
                    .isEqualTo("Hello there.");
            assertThat(chunks.get(chunks.size() - 1).usage().orElseThrow().totalTokens())
                    .isEqualTo(10);
        }
    }

    /** Asked for, the explanation comes with the end of the stream, in a field the client keeps and does not mind. */
    @Test
    void streamsWithAnExplanation() {
        ChatCompletionCreateParams params =
                ask("Hello").putAdditionalHeader("x-llmrouter-explain", "true").build();
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            List<ChatCompletionChunk> chunks =
                    stream.stream().peek(whole::accumulate).toList();

            JsonValue explained =
                    chunks.get(chunks.size() - 1)._additionalProperties().get("llmrouter");
            assertThat(explained
                            .convert(JsonNode.class)
                            .at("/attempts/0/target")
                            .asText())
                    .isEqualTo("up/one");
            assertThat(explained
                            .convert(JsonNode.class)
                            .at("/attempts/0/outcome")
                            .asText())
                    .isEqualTo("answered");
        }
        assertThat(whole.chatCompletion().choices().get(0).message().content()).hasValue("Hello there.");
    }

    @Test
    void callsATool() {
        FunctionDefinition weather = FunctionDefinition.builder()
                .name("weather")
                .parameters(FunctionParameters.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                        .build())
                .build();
        ChatCompletionCreateParams params = ask("How is the weather in Bonn?")
                .addTool(ChatCompletionFunctionTool.builder().function(weather).build())
                .build();

        ChatCompletionMessage wish =
                client.chat().completions().create(params).choices().get(0).message();
        ChatCompletionMessageFunctionToolCall call =
                wish.toolCalls().orElseThrow().get(0).asFunction();
        ChatCompletion answer = client.chat()
                .completions()
                .create(params.toBuilder()
                        .addMessage(wish)
                        .addMessage(ChatCompletionToolMessageParam.builder()
                                .toolCallId(call.id())
                                .content("sunny")
                                .build())
                        .build());

        assertThat(call.function().name()).isEqualTo("weather");
        assertThat(call.function().arguments()).isEqualTo("{\"city\":\"Bonn\"}");
        assertThat(answer.choices().get(0).message().content()).hasValue("It is sunny in Bonn.");
    }

    @Test
    void showsAnImage() {
        ChatCompletionContentPartImage image = ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64,iVBORw0KGgo=")
                        .build())
                .build();
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model("up/one")
                .addUserMessageOfArrayOfContentParts(List.of(
                        ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                                .text("What is it?")
                                .build()),
                        ChatCompletionContentPart.ofImageUrl(image)))
                .build();

        assertThat(client.chat()
                        .completions()
                        .create(params)
                        .choices()
                        .get(0)
                        .message()
                        .content())
                .hasValue("A cat.");
    }

    /** What the schema is made of. */
    public static final class Animal {
        public String animal;
    }

    @Test
    void readsStructuredOutput() {
        Animal animal = client.chat()
                .completions()
                .create(ask("Which animal?").responseFormat(Animal.class).build())
                .choices()
                .get(0)
                .message()
                .content()
                .orElseThrow();

        assertThat(animal.animal).isEqualTo("cat");
    }

    @Test
    void listsAndFindsModels() {
        assertThat(client.models().list().data()).extracting(Model::id).contains("default", "up/one");
        assertThat(client.models().retrieve("up/one").id()).isEqualTo("up/one");
    }

    @Test
    void tellsErrorsByTheirClass() {
        OpenAIClient stranger = client("wrong-key");

        assertThat(catchThrowableOfType(UnauthorizedException.class, () -> stranger.chat()
                                .completions()
                                .create(ask("Hello").build()))
                        .code())
                .hasValue("invalid_api_key");
        assertThat(catchThrowableOfType(NotFoundException.class, () -> client.chat()
                        .completions()
                        .create(ask("Hello").model("defalt").build())))
                .hasMessageContaining("default");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> client.chat()
                                .completions()
                                .create(ask("Hello").n(2).build()))
                        .param())
                .hasValue("n");
        RateLimitException busy = catchThrowableOfType(RateLimitException.class, () -> client.chat()
                .completions()
                .create(ask("too many").model("busy").build()));
        assertThat(busy.headers().values("retry-after")).hasSize(1);
        stranger.close();
    }

    @Test
    void leavesAStreamMidway() {
        int before = UP.abandoned();

        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask("count").build())) {
            assertThat(stream.stream().limit(3).toList()).hasSize(3);
        }

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> UP.abandoned() > before);
    }
}
