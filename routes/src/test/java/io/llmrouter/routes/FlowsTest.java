package io.llmrouter.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.camel.LlmRouterConstants;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every flow as a kamelet and as a route template, from YAML and from XML, over HTTP. */
class FlowsTest {

    private static final String SCHEMA = "resource:classpath:answer.schema.json";

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @ParameterizedTest
    @EnumSource
    void chatAnswers(Way way) throws Exception {
        UP.reply(request -> Reply.text("42").usage(10, 5));

        Exchange answer = ask(
                way,
                "chat",
                Map.of("userMessage", "Answer (in a word) 100% + more: ${body}", "models", "up/two", "maxTokens", "7"),
                "why?");

        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("42");
        assertThat(answer.getMessage().getHeader(LlmRouterConstants.MODEL)).isEqualTo("two");
        ReceivedRequest sent = UP.requests().get(0);
        assertThat(sent.body().get("model")).isEqualTo("two");
        assertThat(sent.body()).containsValue(7);
        assertThat(lastMessage(sent)).isEqualTo("Answer (in a word) 100% + more: why?");
        assertThat((List<?>) sent.body().get("messages"))
                .as("no empty system message")
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void chatAsksTheBodyWithNothingSet(Way way) throws Exception {
        UP.script("echo");

        assertThat(ask(way, "chat", Map.of("responseType", "text"), "how are you")
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("how are you");
    }

    @ParameterizedTest
    @EnumSource
    void fallbackGoesOn(Way way) throws Exception {
        UP.script("500, ok:second");

        Exchange answer = ask(way, "fallback", Map.of("models", "up/two,up/one"), "hello");

        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("second");
        assertThat(UP.requests()).extracting(each -> each.body().get("model")).containsExactly("two", "one");
    }

    @ParameterizedTest
    @EnumSource
    void enrichAddsToTheBody(Way way) throws Exception {
        UP.script("ok:two pens");

        Exchange answer = ask(
                way,
                "enrich",
                Map.of("userMessage", "Summarise: ${body}", "target", "/summary"),
                "{\"id\": 7, \"lines\": [\"pen\", \"pen\"]}");

        assertThat(answer.getMessage().getBody(String.class)).contains("\"id\":7", "\"summary\":\"two pens\"");
    }

    @ParameterizedTest
    @EnumSource
    void classifySendsToTheLabelsEndpoint(Way way) throws Exception {
        UP.reply(request -> Reply.text(lastMessage(request).contains("pay") ? " \"Invoice\"." : "no idea"));
        Map<String, String> parameters = Map.of(
                "labels",
                "invoice=language:constant:to the till;complaint=language:constant:sorry",
                "other",
                "language:constant:to a person",
                "instructions",
                "An invoice asks for money.");
        try (CamelContext context = way.start(UP, "classify-and-branch", parameters)) {
            Exchange invoice = send(context, "please pay");
            Exchange other = send(context, "hello");

            assertThat(invoice.getMessage().getBody(String.class)).isEqualTo("to the till");
            assertThat(invoice.getMessage().getHeader(LabelBranches.LABEL)).isEqualTo("invoice");
            assertThat(other.getMessage().getBody(String.class)).isEqualTo("to a person");
            assertThat(other.getMessage().getHeader(LabelBranches.LABEL)).isEqualTo("other");
        }
        assertThat(UP.requests().get(0).body().get("messages").toString())
                .contains("invoice, complaint", "An invoice asks for money.");
    }

    @ParameterizedTest
    @EnumSource
    void summariseLongReducesUntilItFits(Way way) throws Exception {
        String text = IntStream.range(0, 60)
                .mapToObj(i -> "Sentence number " + i + " tells that the pump of hall " + i + " was repaired.")
                .collect(Collectors.joining(" "));
        UP.reply(request -> Reply.text(
                        systemMessage(request).startsWith("Summarise this part") ? "Pumps were repaired." : "All done.")
                .usage(10, 5));

        Exchange answer = ask(
                way,
                "summarise-long",
                Map.of("partTokens", "100", "overlapTokens", "20", "summaryTokens", "20", "parallel", "3"),
                text);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("All done.");
        int calls = UP.requests().size();
        assertThat(calls).isGreaterThan(8);
        assertThat(answer.getMessage().getHeader(LlmRouterConstants.ATTEMPTS)).isEqualTo(calls);
        assertThat(answer.getMessage().getHeader(LlmRouterConstants.INPUT_TOKENS))
                .isEqualTo(calls * 10L);
        assertThat(UP.requests().stream().filter(each -> systemMessage(each).equals("Summarise the text.")))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void summariseLongAsksOnceForAShortText(Way way) throws Exception {
        UP.script("ok:short");

        assertThat(ask(way, "summarise-long", Map.of("partTokens", "1000"), "A bus. It is red.")
                        .getMessage()
                        .getBody(String.class))
                .isEqualTo("short");
        assertThat(UP.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void cascadeEscalatesWhatBreaksTheSchema(Way way) throws Exception {
        UP.reply(request -> Reply.text(request.body().get("model").equals("one") ? "{\"sum\": 1}" : "{\"total\": 1}"));

        Exchange answer =
                ask(way, "cascade", Map.of("models", "up/one", "escalateTo", "up/two", "jsonSchema", SCHEMA), "1 pen");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("{\"total\": 1}");
        assertThat(answer.getMessage().getHeader(CascadeCheck.ESCALATED, String.class))
                .contains("total");
        assertThat(answer.getMessage().getHeader(LlmRouterConstants.ATTEMPTS)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void cascadeEscalatesAFailure(Way way) throws Exception {
        UP.reply(request -> request.body().get("model").equals("one")
                ? Reply.error(500, "server_error", null, "broken")
                : Reply.text("{\"total\": 1}"));

        Exchange answer =
                ask(way, "cascade", Map.of("models", "up/one", "escalateTo", "up/two", "jsonSchema", SCHEMA), "1 pen");

        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("{\"total\": 1}");
        assertThat(answer.getMessage().getHeader(CascadeCheck.ESCALATED, String.class))
                .contains("broken");
    }

    @ParameterizedTest
    @EnumSource
    void cascadeAsksAJudge(Way way) throws Exception {
        UP.reply(request -> lastMessage(request).startsWith("Is the answer correct")
                ? Reply.text(lastMessage(request).contains("Answer:\ngood") ? "ACCEPT" : "REJECT: too vague")
                : Reply.text(request.body().get("model").equals("two") ? "strong" : lastMessage(request)));
        Map<String, String> parameters =
                Map.of("models", "up/one", "escalateTo", "up/two", "verify", "judge", "judge", "up/one");
        try (CamelContext context = way.start(UP, "cascade", parameters)) {
            Exchange accepted = send(context, "good");
            Exchange rejected = send(context, "vague");

            assertThat(accepted.getMessage().getBody(String.class)).isEqualTo("good");
            assertThat(accepted.getMessage().getHeader(CascadeCheck.ESCALATED)).isNull();
            assertThat(rejected.getMessage().getBody(String.class)).isEqualTo("strong");
            assertThat(rejected.getMessage().getHeader(CascadeCheck.ESCALATED))
                    .isEqualTo("the judge said: REJECT: too vague");
            assertThat(rejected.getMessage().getHeader(LlmRouterConstants.ATTEMPTS))
                    .isEqualTo(3);
        }
    }

    private static Exchange ask(Way way, String flow, Map<String, String> parameters, Object body) throws Exception {
        try (CamelContext context = way.start(UP, flow, parameters)) {
            return send(context, body);
        }
    }

    private static Exchange send(CamelContext context, Object body) throws Exception {
        Exchange exchange = context.createProducerTemplate()
                .request("direct:in", each -> each.getMessage().setBody(body));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    private static String lastMessage(ReceivedRequest request) {
        List<?> messages = (List<?>) request.body().get("messages");
        return content(messages.get(messages.size() - 1));
    }

    private static String systemMessage(ReceivedRequest request) {
        return content(((List<?>) request.body().get("messages")).get(0));
    }

    private static String content(Object message) {
        return String.valueOf(((Map<?, ?>) message).get("content"));
    }
}
