package io.llmrouter.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmrouter.engine.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichTest {

    private final RecordingRouter router = new RecordingRouter();
    private RouterContext context;

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

    private Object enriched(String options, Object body) {
        return context.body("llmrouter:enrich?" + options, body);
    }

    @Test
    void putsTheAnswerIntoJsonText() {
        assertThat(enriched("target=/summary", "{\"id\":1,\"price\":1.10}"))
                .isEqualTo("{\"id\":1,\"price\":1.10,\"summary\":\"fine\"}");
        assertThat(router.request().messages().get(0).text()).isEqualTo("{\"id\":1,\"price\":1.10}");
    }

    @Test
    void makesTheObjectsOnTheWay() {
        assertThat(enriched("target=/meta/ai/summary", "{\"meta\":{\"a\":1}}"))
                .isEqualTo("{\"meta\":{\"a\":1,\"ai\":{\"summary\":\"fine\"}}}");
    }

    @Test
    void putsTheAnswerIntoAnArray() {
        assertThat(enriched("target=/1", "[1,2]")).isEqualTo("[1,\"fine\"]");
        assertThat(enriched("target=/-", "[1,2]")).isEqualTo("[1,2,\"fine\"]");
        assertThat(enriched("target=/0/note", "[{\"a\":1}]")).isEqualTo("[{\"a\":1,\"note\":\"fine\"}]");
    }

    @Test
    void putsTheAnswerIntoACopyOfAMap() {
        Map<String, Object> order = new LinkedHashMap<>(Map.of("id", 1));

        assertThat(enriched("target=summary", order)).isEqualTo(Map.of("id", 1, "summary", "fine"));
        assertThat(enriched("target=a/b", order)).isEqualTo(Map.of("id", 1, "a/b", "fine"));
        assertThat(enriched("target=a/b&targetType=mapKey", order)).isEqualTo(Map.of("id", 1, "a/b", "fine"));
        assertThat(order).containsOnlyKeys("id");
    }

    @Test
    void keepsParsedJsonParsed() throws Exception {
        JsonNode order = new ObjectMapper().readTree("{\"id\":1}");

        assertThat(enriched("target=/summary", order))
                .isEqualTo(new ObjectMapper().readTree("{\"id\":1,\"summary\":\"fine\"}"));
    }

    @Test
    void putsStructuredAnswersAsStructure() {
        router.answering("{\"labels\":[\"a\"]}");

        assertThat(enriched("target=/ai&responseType=json", "{\"id\":1}"))
                .isEqualTo("{\"id\":1,\"ai\":{\"labels\":[\"a\"]}}");
        assertThat(enriched("target=/ai&responseType=json", Map.of("id", 1)))
                .isEqualTo(Map.of("id", 1, "ai", Map.of("labels", List.of("a"))));
    }

    @Test
    void readsAStreamOnce() {
        byte[] json = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(enriched("target=/summary", new ByteArrayInputStream(json)))
                .isEqualTo("{\"id\":1,\"summary\":\"fine\"}");
    }

    @Test
    void keepsAnyBodyWhenTheAnswerGoesElsewhere() {
        Exchange exchange = context.send("llmrouter:enrich?target=header:summary", "plain text");

        assertThat(exchange.getMessage().getBody()).isEqualTo("plain text");
        assertThat(exchange.getMessage().getHeader("summary")).isEqualTo("fine");
        assertThat(context.send("llmrouter:enrich?target=variable:summary", "x").getVariable("summary"))
                .isEqualTo("fine");
    }

    @Test
    void needsTheWholeAnswerWhateverAHeaderSays() {
        Exchange exchange =
                context.send("llmrouter:enrich?target=/summary", "{\"id\":1}", Map.of("CamelLlmRouterStreaming", true));

        assertThat(exchange.getMessage().getBody()).isEqualTo("{\"id\":1,\"summary\":\"fine\"}");
    }

    @Test
    void saysWhyABodyHasNoPlaceForTheAnswer() {
        assertThat(context.send("llmrouter:enrich?target=/summary", "plain text")
                        .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("the body is neither a map nor a JSON object or array");
        assertThat(context.send("llmrouter:enrich?target=/id/x", "{\"id\":1}").getException())
                .hasMessageContaining("there is already a value that is neither an object nor an array");
        assertThat(context.send("llmrouter:enrich?target=/7", "[1]").getException())
                .hasMessageContaining("'7' is no place in an array of 1");
        assertThat(router.requests)
                .as("nothing is paid for an answer without a place")
                .isEmpty();
    }
}
