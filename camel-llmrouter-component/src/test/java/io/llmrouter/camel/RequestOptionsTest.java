package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.ExhaustedException;
import io.llmrouter.engine.InvalidRequestException;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.OutputFormat;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestOptionsTest {

    private static final String SCHEMA =
            "{\"title\":\"Order form\",\"type\":\"object\",\"additionalProperties\":false}";

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

    /** An answer's form. */
    record Order(String item, int count) {}

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

    private ChatRequest asked(String options, Map<String, Object> headers) {
        Exchange exchange = context.send("llmrouter:chat?" + options, "hello", headers);
        assertThat(exchange.getException()).isNull();
        return router.request();
    }

    private Exchange send(String options, Map<String, Object> headers) {
        return context.send("llmrouter:chat?" + options, "hello", headers);
    }

    @Test
    void messagesAreSimpleTemplates() {
        Map<String, Object> headers = Map.of("tone", "kind");

        assertThat(asked("systemMessage=Be ${header.tone}.&userMessage=Answer: ${body}", headers)
                        .messages())
                .containsExactly(Message.system("Be kind."), Message.user("Answer: hello"));
    }

    @Test
    void messagesComeFromResources() {
        assertThat(asked("userMessage=resource:classpath:prompts/summary.txt", Map.of())
                        .messages())
                .containsExactly(Message.user("Summarise: hello\n"));
    }

    @Test
    void headersAreTakenAsTheyAre() {
        Map<String, Object> headers =
                Map.of("CamelLlmRouterSystemMessage", "${body}", "CamelLlmRouterUserMessage", "${exchangeId}");

        assertThat(asked("systemMessage=other&userMessage=other", headers).messages())
                .containsExactly(Message.system("${body}"), Message.user("${exchangeId}"));
    }

    @Test
    void headersNameResourcesOnlyWhereTheyWin() {
        Map<String, Object> headers = Map.of("CamelLlmRouterUserMessage", "resource:classpath:prompts/summary.txt");

        assertThat(send("", headers).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("only with headerOverrides=all may it");
        assertThat(asked("headerOverrides=all", headers).messages())
                .containsExactly(Message.user("Summarise: ${body}\n"));
    }

    @Test
    void aSchemaIsTheFormOfTheAnswer() {
        OutputFormat fromOption =
                asked("jsonSchema=RAW(" + SCHEMA + ")", Map.of()).output();
        OutputFormat fromResource = asked("jsonSchema=resource:classpath:schemas/order.json", Map.of())
                .output();
        OutputFormat fromHeader =
                asked("", Map.of("CamelLlmRouterJsonSchema", SCHEMA)).output();

        assertThat(fromOption).isEqualTo(OutputFormat.schema("Order_form", SCHEMA));
        assertThat(fromHeader).isEqualTo(fromOption);
        assertThat(fromResource.name()).isEqualTo("order");
        assertThat(fromResource.strict()).isFalse();
    }

    @Test
    void aWrongSchemaIsRefused() {
        assertThat(send("", Map.of("CamelLlmRouterJsonSchema", "{")).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the header CamelLlmRouterJsonSchema: jsonSchema is not JSON");
    }

    @Test
    void aJsonAnswerIsReadIntoAClass() {
        router.answering("```json\n{\"item\":\"tea\",\"count\":2}\n```");

        assertThat(send("outputClass=" + Order.class.getName(), Map.of())
                        .getMessage()
                        .getBody())
                .isEqualTo(new Order("tea", 2));
        assertThat(send("", Map.of("CamelLlmRouterOutputClass", Order.class))
                        .getMessage()
                        .getBody())
                .isEqualTo(new Order("tea", 2));
        assertThat(send("", Map.of("CamelLlmRouterOutputClass", Order.class.getName()))
                        .getMessage()
                        .getBody())
                .isEqualTo(new Order("tea", 2));
    }

    @Test
    void theSchemaOfAClassIsTheFormOfTheAnswer() throws Exception {
        router.answering("{\"item\":\"tea\",\"count\":2}");
        Map<String, Object> properties = Map.of("item", Map.of("type", "string"), "count", Map.of("type", "integer"));

        OutputFormat form =
                asked("outputClass=" + Order.class.getName(), Map.of()).output();

        assertThat(form.name()).isEqualTo("Order");
        assertThat(form.strict()).isTrue();
        assertThat(new ObjectMapper().readValue(form.schema(), Map.class))
                .isEqualTo(Map.of(
                        "title",
                        "Order",
                        "type",
                        "object",
                        "properties",
                        properties,
                        "required",
                        List.of("count", "item"),
                        "additionalProperties",
                        false));
        assertThat(asked("", Map.of("CamelLlmRouterOutputClass", Order.class)).output())
                .isEqualTo(form);
        assertThat(asked("jsonSchema=RAW(" + SCHEMA + ")&outputClass=" + Order.class.getName(), Map.of())
                        .output()
                        .name())
                .isEqualTo("Order_form");
    }

    @Test
    void anAnswerThatIsNotTheJsonAskedForFails() {
        router.answering("tea");

        assertThat(send("outputClass=" + Order.class.getName(), Map.of()).getException())
                .isInstanceOf(ExhaustedException.class)
                .hasMessageContaining("acme/small did not answer with JSON of a Order");
        assertThat(send("responseType=json", Map.of()).getException())
                .hasMessageContaining("acme/small did not answer with JSON");
        assertThat(send("", Map.of("CamelLlmRouterOutputClass", "no.such.Class"))
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("there is no class no.such.Class");
    }

    @Test
    void theAnswerGoesWhereItIsWanted() {
        assertThat(send("target=header:answer", Map.of()).getMessage().getHeader("answer"))
                .isEqualTo("fine");
        assertThat(send("target=variable:answer", Map.of()).getVariable("answer"))
                .isEqualTo("fine");
        assertThat(send("target=property:answer", Map.of()).getProperty("answer"))
                .isEqualTo("fine");
        assertThat(send("target=answer&targetType=header", Map.of())
                        .getMessage()
                        .getHeader("answer"))
                .isEqualTo("fine");
        assertThat(send("target=header:answer", Map.of()).getMessage().getBody())
                .isEqualTo("hello");
    }
}
