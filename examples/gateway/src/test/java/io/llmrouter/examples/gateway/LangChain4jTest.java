package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** LangChain4j's client for OpenAI works with the gateway. */
class LangChain4jTest {

    @RegisterExtension
    static final ScriptedProvider UP = ClientsGateway.provider();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ClientsGateway.before(UP, folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static OpenAiChatModel.OpenAiChatModelBuilder model(String name) {
        return OpenAiChatModel.builder()
                .baseUrl(gateway.uri("/v1").toString())
                .apiKey(ClientsGateway.KEY)
                .modelName(name)
                .maxRetries(0);
    }

    private static OpenAiStreamingChatModel streaming() {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(gateway.uri("/v1").toString())
                .apiKey(ClientsGateway.KEY)
                .modelName("default")
                .build();
    }

    @Test
    void chats() {
        ChatResponse answer = model("default").build().chat(UserMessage.from("Hello"));

        assertThat(answer.aiMessage().text()).isEqualTo("Hello there.");
        assertThat(answer.tokenUsage().totalTokenCount()).isEqualTo(10);
    }

    @Test
    void streamsWithUsage() throws Exception {
        Listener listener = new Listener(false);

        streaming().chat(List.<ChatMessage>of(UserMessage.from("Hello")), listener);

        ChatResponse answer = listener.done.get(1, TimeUnit.MINUTES);
        assertThat(listener.text.toString()).isEqualTo("Hello there.");
        assertThat(answer.tokenUsage().totalTokenCount()).isEqualTo(10);
    }

    @Test
    void leavesAStreamMidway() {
        int before = UP.abandoned();

        streaming().chat(List.<ChatMessage>of(UserMessage.from("count")), new Listener(true));

        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> UP.abandoned() > before);
    }

    @Test
    void callsATool() {
        ToolSpecification weather = ToolSpecification.builder()
                .name("weather")
                .parameters(JsonObjectSchema.builder().addStringProperty("city").build())
                .build();
        UserMessage question = UserMessage.from("How is the weather in Bonn?");
        ChatResponse wish = model("default")
                .build()
                .chat(ChatRequest.builder()
                        .messages(question)
                        .toolSpecifications(weather)
                        .build());
        ToolExecutionRequest call = wish.aiMessage().toolExecutionRequests().get(0);

        ChatResponse answer = model("default")
                .build()
                .chat(question, wish.aiMessage(), ToolExecutionResultMessage.from(call, "sunny"));

        assertThat(call.arguments()).isEqualTo("{\"city\":\"Bonn\"}");
        assertThat(answer.aiMessage().text()).isEqualTo("It is sunny in Bonn.");
    }

    @Test
    void showsAnImage() {
        ChatResponse answer = model("up/one")
                .build()
                .chat(UserMessage.from(
                        TextContent.from("What is it?"), ImageContent.from("iVBORw0KGgo=", "image/png")));

        assertThat(answer.aiMessage().text()).isEqualTo("A cat.");
    }

    @Test
    void asksForAJsonSchema() {
        JsonSchema schema = JsonSchema.builder()
                .name("animal")
                .rootElement(JsonObjectSchema.builder()
                        .addStringProperty("animal")
                        .required("animal")
                        .build())
                .build();

        ChatResponse answer = model("default")
                .strictJsonSchema(true)
                .build()
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from("Which animal?"))
                        .responseFormat(ResponseFormat.builder()
                                .type(ResponseFormatType.JSON)
                                .jsonSchema(schema)
                                .build())
                        .build());

        assertThat(answer.aiMessage().text()).isEqualTo("{\"animal\":\"cat\"}");
    }

    @Test
    void tellsErrorsByTheirClass() {
        assertThatThrownBy(() -> model("default").apiKey("wrong").build().chat("Hello"))
                .isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> model("defalt").build().chat("Hello"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageContaining("default");
        assertThatThrownBy(() -> model("busy").build().chat("too many")).isInstanceOf(RateLimitException.class);
        assertThatThrownBy(() -> model("default")
                        .customParameters(Map.of("n", 2))
                        .build()
                        .chat("Hello"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"param\":\"n\"");
    }

    private static final class Listener implements StreamingChatResponseHandler {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<ChatResponse> done = new CompletableFuture<>();
        private final boolean leave;

        Listener(boolean leave) {
            this.leave = leave;
        }

        @Override
        public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
            text.append(piece.text());
            if (leave) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            done.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            done.completeExceptionally(error);
        }
    }
}
