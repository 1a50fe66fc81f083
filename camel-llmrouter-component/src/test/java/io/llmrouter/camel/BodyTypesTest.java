package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Content;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Modality;
import io.llmrouter.engine.model.Role;
import io.llmrouter.engine.model.Sampling;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyTypesTest {

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        context = new RouterContext(null);
        context.component.setRouter(router);
        context.start();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private ChatRequest asked(Object body) {
        return asked("llmrouter:chat", body, Map.of());
    }

    private ChatRequest asked(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = context.send(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return router.request();
    }

    private static List<Message> question(String text) {
        return List.of(Message.user(text));
    }

    @Test
    void textIsTheQuestion() {
        assertThat(asked("hello").messages()).isEqualTo(question("hello"));
        assertThat(asked(42).messages()).isEqualTo(question("42"));
        assertThat(asked(new StringBuilder("built")).messages()).isEqualTo(question("built"));
    }

    @Test
    void filesAreReadAsText() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Grüße");

        assertThat(asked(file).messages()).isEqualTo(question("Grüße"));
        assertThat(asked(file.toFile()).messages()).isEqualTo(question("Grüße"));
    }

    @Test
    void filesOfTheFileComponentAreRead() throws Exception {
        Files.writeString(folder.resolve("letter.md"), "# Dear all");
        context.camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:poll").pollEnrich("file:" + folder + "?noop=true").to("llmrouter:chat");
            }
        });

        assertThat(asked("direct:poll", null, Map.of()).messages()).isEqualTo(question("# Dear all"));
    }

    @Test
    void bytesAndStreamsAreReadInTheirCharset() {
        byte[] latin = "Grüße".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(asked("hello".getBytes(StandardCharsets.UTF_8)).messages()).isEqualTo(question("hello"));
        assertThat(asked("llmrouter:chat", latin, Map.of(Exchange.CONTENT_TYPE, "text/plain; charset=ISO-8859-1"))
                        .messages())
                .isEqualTo(question("Grüße"));
        assertThat(asked(new ByteArrayInputStream("streamed".getBytes(StandardCharsets.UTF_8)))
                        .messages())
                .isEqualTo(question("streamed"));
    }

    @Test
    void aStreamIsStillThereAfterAFailure() {
        router.failing(Invalid.request("no"));
        InputStreamCache cached = new InputStreamCache("cached".getBytes(StandardCharsets.UTF_8));
        ByteArrayInputStream plain = new ByteArrayInputStream("plain".getBytes(StandardCharsets.UTF_8));
        String uri = "llmrouter:chat?throwExceptionOnFailure=false";

        assertThat(context.send(uri, cached).getMessage().getBody(String.class)).isEqualTo("cached");
        assertThat(context.send(uri, plain).getMessage().getBody(String.class)).isEqualTo("plain");
    }

    @Test
    void imagesAreKnownByTheirBytes() {
        Content.Media image =
                (Content.Media) asked(PNG).messages().get(0).content().get(0);

        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(image.modality()).isEqualTo(Modality.IMAGE);
        assertThat(image.source().value()).isEqualTo(Base64.getEncoder().encodeToString(PNG));
    }

    @Test
    void imagesAreKnownByTheirDeclaredTypeOrName() throws Exception {
        byte[] bitmap = {'B', 'M', 0, 1};
        File file = Files.write(folder.resolve("chart.bmp"), bitmap).toFile();

        assertThat(mediaType(asked("llmrouter:chat", bitmap, Map.of(Exchange.CONTENT_TYPE, "image/bmp"))))
                .isEqualTo("image/bmp");
        assertThat(mediaType(asked(file))).isEqualTo("image/bmp");
    }

    private static String mediaType(ChatRequest request) {
        return ((Content.Media) request.messages().get(0).content().get(0)).mediaType();
    }

    @Test
    void anImageIsAskedAboutWithTheUserMessage() {
        List<Content> parts = asked("llmrouter:chat?userMessage=What is this?", PNG, Map.of())
                .messages()
                .get(0)
                .content();

        assertThat(parts.get(0)).isEqualTo(Content.text("What is this?"));
        assertThat(parts.get(1)).isInstanceOf(Content.Media.class);
    }

    @Test
    void unknownBytesAreRefused() {
        Exchange exchange = context.send("llmrouter:chat", new byte[] {0, 1, 2, (byte) 0xff});

        assertThat(exchange.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("4 bytes that are neither UTF-8 text nor of a known media type");
        assertThat(router.requests).isEmpty();
    }

    @Test
    void conversationsAreKept() {
        List<Message> messages = List.of(Message.system("Be brief."), Message.user("hello"));
        List<Map<String, String>> maps =
                List.of(Map.of("role", "system", "content", "Be brief."), Map.of("role", "user", "content", "hello"));
        String json = "[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"hello\"}]";

        assertThat(asked(messages).messages()).isEqualTo(messages);
        assertThat(asked(maps).messages()).isEqualTo(messages);
        assertThat(asked(json).messages()).isEqualTo(messages);
        assertThat(asked(json.getBytes(StandardCharsets.UTF_8)).messages()).isEqualTo(messages);
        assertThat(asked(Message.user("hello")).messages()).isEqualTo(question("hello"));
    }

    @Test
    void requestsInOpenAiFormKeepWhatTheySay() {
        ChatRequest request = asked(
                "llmrouter:chat?temperature=0.9&maxTokens=50",
                Map.of(
                        "messages",
                        List.of(Map.of("role", "user", "content", "hello")),
                        "temperature",
                        0.3,
                        "max_tokens",
                        500,
                        "logit_bias",
                        Map.of("7", 1)),
                Map.of());

        assertThat(request.messages()).isEqualTo(question("hello"));
        assertThat(request.sampling()).isEqualTo(Sampling.of(0.3, null, 50, null, List.of()));
        assertThat(request.extra()).containsKey("logit_bias");
    }

    @Test
    void requestsOfTheEngineAreTakenAsTheyAre() {
        ChatRequest request = ChatRequest.of("hello").withExtra(Map.of("x", 1));

        assertThat(asked(request)).isEqualTo(request);
    }

    @Test
    void theUserMessageJoinsAConversation() {
        assertThat(asked("llmrouter:chat?userMessage=And now?", List.of(Message.user("hello")), Map.of())
                        .messages())
                .containsExactly(Message.user("hello"), Message.user("And now?"));
    }

    @Test
    void anyOtherJsonIsAText() throws Exception {
        Map<String, Object> order = Map.of("role", "buyer");

        assertThat(asked(order).messages()).isEqualTo(question("{\"role\":\"buyer\"}"));
        assertThat(asked(new ObjectMapper().readTree("[1, 2]")).messages()).isEqualTo(question("[1,2]"));
        assertThat(asked("{\"role\": broken").messages()).isEqualTo(question("{\"role\": broken"));
    }

    @Test
    void aWrongConversationIsRefusedWithItsPlace() {
        assertThat(context.send("llmrouter:chat", "[{\"role\":\"king\",\"content\":\"hello\"}]")
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("messages[0].role");
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        assertThat(context.send("llmrouter:chat", new Thread()).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("a body of type java.lang.Thread cannot be read as text");
        assertThat(context.send("llmrouter:chat", null).getException())
                .hasMessageContaining("there is nothing to ask: the body is empty and userMessage is not set");
        assertThat(context.send("llmrouter:chat", "  \n").getException()).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void instructionsStandBeforeEverything() {
        assertThat(asked("llmrouter:chat?systemMessage=Be brief.", "hello", Map.of())
                        .messages())
                .extracting(Message::role)
                .containsExactly(Role.SYSTEM, Role.USER);
    }
}
