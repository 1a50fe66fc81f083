package io.llmrouter.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ChatCompletionsTest {

    private static final String HELLO = "\"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]";

    @RegisterExtension
    static final ScriptedProvider UP = ScriptedProvider.answers("ok");

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.before(UP, folder);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void answersInOpenAisForm() throws Exception {
        UP.reply(request -> Reply.text("Hi there.").usage(12, 3));

        HttpResponse<String> response = gateway.ask("{\"model\": \"up/one\", " + HELLO + "}");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = RunningGateway.json(response);
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Hi there.");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(15);
        assertThat(response.headers().firstValue("x-llmrouter-model")).hasValue("up/one");
        assertThat(response.headers().firstValue("x-llmrouter-cost")).hasValue("0.000018");
        assertThat(response.headers().firstValue("x-llmrouter-attempts")).hasValue("1");
        assertThat(response.headers().firstValue("x-llmrouter-decision-id")).isPresent();
        assertThat(response.headers().map()).doesNotContainKey("authorization");
    }

    @Test
    void explainsItselfToThoseWhoMayAsk() throws Exception {
        UP.reply(request -> Reply.text("Hi there.").usage(12, 3));
        String body = "{\"model\": \"up/one\", " + HELLO + "}";
        String asking = "x-llmrouter-explain";

        assertThat(RunningGateway.json(gateway.ask(body, asking, "true")).has("llmrouter"))
                .isFalse();
        try (RunningGateway open = RunningGateway.before(UP, folder, "--gateway.explain=true")) {
            assertThat(RunningGateway.json(open.ask(body)).has("llmrouter")).isFalse();
            JsonNode explained =
                    RunningGateway.json(open.ask(body, asking, "true")).path("llmrouter");
            assertThat(explained.at("/attempts/0/target").asText()).isEqualTo("up/one");
            assertThat(explained.at("/candidates/0/wouldCostUsd").asText()).isEqualTo("0.000018");
            assertThat(explained.toString()).doesNotContain("Hello", "Hi there");
        }
    }

    @Test
    void takesATargetAnAliasOrAPolicyAsModel() throws Exception {
        UP.script("ok");

        for (String model : List.of("up/two", "quick", "careful", "default")) {
            assertThat(gateway.ask("{\"model\": \"" + model + "\", " + HELLO + "}")
                            .statusCode())
                    .as(model)
                    .isEqualTo(200);
        }
        assertThat(gateway.ask("{" + HELLO + "}").statusCode()).isEqualTo(200);
        assertThat(UP.requests())
                .extracting(request -> request.body().get("model"))
                .containsExactly("two", "one", "one", "one", "one");
    }

    @Test
    void passesToolsThereAndBack() throws Exception {
        UP.reply(request -> Reply.toolCall("weather", "{\"city\": \"Bonn\"}"));

        HttpResponse<String> response = gateway.ask(
                """
                {"model": "quick", "tool_choice": "required",
                 "messages": [{"role": "user", "content": "How is the weather?"}],
                 "tools": [{"type": "function", "function": {"name": "weather", "description": "tells the weather",
                   "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}}]}""");

        JsonNode call = RunningGateway.json(response).at("/choices/0/message/tool_calls/0");
        assertThat(call.at("/function/name").asText()).isEqualTo("weather");
        assertThat(call.at("/function/arguments").asText()).contains("Bonn");
        assertThat(RunningGateway.json(response).at("/choices/0/finish_reason").asText())
                .isEqualTo("tool_calls");

        UP.script("ok:It is sunny.");
        HttpResponse<String> second = gateway.ask(
                """
                {"model": "quick", "messages": [
                  {"role": "user", "content": "How is the weather?"},
                  {"role": "assistant", "content": null, "tool_calls": [
                    {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{}"}}]},
                  {"role": "tool", "tool_call_id": "call_1", "content": "sunny"}]}""");

        assertThat(RunningGateway.json(second).at("/choices/0/message/content").asText())
                .isEqualTo("It is sunny.");
        assertThat((List<?>) UP.requests().get(0).body().get("messages")).hasSize(3);
    }

    @Test
    void passesImagesSchemasAndUnknownFieldsOn() throws Exception {
        UP.script("ok:{\"animal\": \"cat\"}");

        HttpResponse<String> response = gateway.ask(
                """
                {"model": "quick", "metadata": {"ticket": "7"},
                 "messages": [{"role": "user", "content": [
                   {"type": "text", "text": "What is it?"},
                   {"type": "image_url", "image_url": {"url": "https://pictures.example/cat.png"}}]}],
                 "response_format": {"type": "json_schema", "json_schema": {"name": "animal", "strict": true,
                   "schema": {"type": "object", "properties": {"animal": {"type": "string"}}}}}}""");

        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> sent = UP.requests().get(0).body();
        assertThat(sent.get("messages").toString()).contains("https://pictures.example/cat.png");
        assertThat(sent.get("response_format").toString()).contains("json_schema", "animal");
        assertThat(sent.get("metadata")).isEqualTo(Map.of("ticket", "7"));
    }

    @Test
    void listsWhatCanBeNamed() throws Exception {
        HttpResponse<String> response = gateway.get("/v1/models");

        JsonNode list = RunningGateway.json(response);
        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id"))
                .contains("default", "careful", "quick", "up/one", "up/two");
        assertThat(list.path("data").get(0).path("object").asText()).isEqualTo("model");
    }

    @Test
    void tellsOfOneModel() throws Exception {
        assertThat(RunningGateway.json(gateway.get("/v1/models/up/one"))).isEqualTo(row("up/one"));
        assertThat(RunningGateway.json(gateway.get("/v1/models/up%2Fone"))).isEqualTo(row("up/one"));
        assertThat(RunningGateway.json(gateway.get("/v1/models/quick"))).isEqualTo(row("quick"));

        HttpResponse<String> unknown = gateway.get("/v1/models/quik");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(RunningGateway.json(unknown).at("/error/code").asText()).isEqualTo("model_not_found");
        assertThat(RunningGateway.json(unknown).at("/error/message").asText()).contains("did you mean 'quick'?");
    }

    private static JsonNode row(String id) throws Exception {
        for (JsonNode each : RunningGateway.json(gateway.get("/v1/models")).path("data")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("the list has no " + id);
    }

    @Test
    void startsWithoutAConfiguration() throws Exception {
        try (RunningGateway bare = RunningGateway.started("--server.port=0")) {
            assertThat(bare.get("/v1/models").statusCode()).isEqualTo(200);
            HttpResponse<String> response = bare.ask(
                    """
                    {"model": "local/extractive", "messages": [
                      {"role": "user", "content": "Summarize: The bus leaves at noon. It is red. It has four wheels."}]}""");
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
