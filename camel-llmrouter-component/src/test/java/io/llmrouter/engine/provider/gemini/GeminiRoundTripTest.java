package io.llmrouter.engine.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmrouter.engine.catalog.Quirks;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.DialectRequest;
import io.llmrouter.engine.provider.JsonDifference;
import io.llmrouter.engine.provider.RecordedExchanges;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads recorded requests and writes them again: the provider is asked the same. */
class GeminiRoundTripTest {

    private static final Pattern MODEL = Pattern.compile("/models/([^:]+):");
    private static final Quirks QUIRKS = new Quirks(
            "/models/{model}:generateContent",
            Quirks.Auth.BEARER,
            Map.of(),
            Map.of(),
            Set.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private final GeminiDialect dialect = GeminiDialect.api(InstantSource.system());

    @TestFactory
    Stream<DynamicTest> asksTheSame() throws IOException {
        return RecordedExchanges.judged(RecordedGeminiTest::isChat, this::judge);
    }

    private void judge(JsonNode exchange) {
        JsonNode body = exchange.at("/request/body");
        ChatRequest request = GeminiRequestReader.read(body.toString().getBytes(StandardCharsets.UTF_8));
        Matcher model = MODEL.matcher(exchange.at("/request/path").textValue());
        assertThat(model.find()).isTrue();

        byte[] written = dialect.encode(request, model.group(1), QUIRKS, false).fold(DialectRequest::body, failure -> {
            throw new AssertionError(failure.toString());
        });

        JsonNode again = RecordedExchanges.tree(new String(written, StandardCharsets.UTF_8));
        assertThat(JsonDifference.between(meaning(CamelNames.of(body)), meaning(again)))
                .isEmpty();
        assertThat(GeminiRequestReader.read(written)).isEqualTo(request);
    }

    /** One spelling for what means the same. */
    private static JsonNode meaning(JsonNode body) {
        ObjectNode plain = (ObjectNode) body.deepCopy();
        ObjectNode config = plain.withObject("/generationConfig");
        if (config.path("responseMimeType").asText().equals("text/plain")) {
            config.remove("responseMimeType");
        }
        if (config.has("responseSchema")) {
            config.set("responseJsonSchema", PlainSchema.of(config.remove("responseSchema")));
        }
        if (config.has("thinkingConfig") && !config.path("thinkingConfig").has("includeThoughts")) {
            config.withObject("/thinkingConfig").put("includeThoughts", false);
        }
        plain.set("contents", turns(plain.path("contents")));
        JsonNode calling = plain.at("/toolConfig/functionCallingConfig");
        if (calling.path("allowedFunctionNames").size() > 1) {
            ((ObjectNode) calling).remove("allowedFunctionNames"); // all that are offered
        }
        if (plain.has("systemInstruction")) {
            ((ObjectNode) plain.get("systemInstruction")).remove("role");
        }
        plain.path("tools").forEach(tool -> tool.path("functionDeclarations").forEach(GeminiRoundTripTest::function));
        return plain;
    }

    private static void function(JsonNode function) {
        ObjectNode object = (ObjectNode) function;
        if (object.has("parameters")) {
            object.set("parametersJsonSchema", PlainSchema.of(object.remove("parameters")));
        }
    }

    /** Turns of one side that follow each other are one. */
    private static ArrayNode turns(JsonNode contents) {
        ArrayNode turns = Json.mapper().createArrayNode();
        contents.forEach(turn -> {
            String role = turn.path("role").asText("user");
            JsonNode last = turns.path(turns.size() - 1);
            boolean more = last.path("role").asText().equals(role);
            ArrayNode parts =
                    more ? (ArrayNode) last.get("parts") : Json.mapper().createArrayNode();
            turn.path("parts").forEach(part -> {
                data(part);
                part.at("/functionResponse/parts").forEach(GeminiRoundTripTest::data);
                parts.add(part);
            });
            if (!more) {
                turns.addObject().put("role", role).set("parts", parts);
            }
        });
        return turns;
    }

    private static void data(JsonNode part) {
        if (part.has("inlineData")) {
            ObjectNode data = (ObjectNode) part.get("inlineData");
            data.put("data", Parts.base64(data.path("data").asText()));
        }
    }
}
