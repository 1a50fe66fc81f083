package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.model.Usage;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;

/** Lets routes take the engine's objects as what they need: an answer as its text, or as the JSON that its text is. */
@Converter(generateLoader = true)
public final class AnswerConverters {

    private AnswerConverters() {}

    /** The answer's text. */
    @Converter
    public static String toString(ChatResponse answer) {
        return answer.text();
    }

    /** The answer's text in UTF-8. */
    @Converter
    public static byte[] toBytes(ChatResponse answer) {
        return answer.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The answer's text in UTF-8. */
    @Converter
    public static InputStream toInputStream(ChatResponse answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }

    /** The JSON in the answer's text. */
    @Converter
    public static JsonNode toJsonNode(ChatResponse answer) throws JsonProcessingException {
        JsonNode json = AnswerJson.read(Json.mapper(), answer.text(), JsonNode.class);
        return json == null ? NullNode.getInstance() : json;
    }

    /** The JSON object in the answer's text. */
    @Converter
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(ChatResponse answer) throws JsonProcessingException {
        Map<String, Object> json = AnswerJson.read(Json.mapper(), answer.text(), Map.class);
        return json == null ? Map.of() : json;
    }

    /**
     * Anything else: what Camel makes of the answer's text, or the object that the JSON in it is, by the registry's
     * mapper.
     *
     * @param exchange null when there is none
     * @return null when there is no way; the generator of the loader cannot read that as an annotation
     */
    @SuppressWarnings("NullAway")
    @Converter(fallback = true)
    public static Object toAny(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws JsonProcessingException {
        if (!(value instanceof ChatResponse answer) || type.isInstance(value)) {
            return null;
        }
        TypeConverter ofText = registry.lookup(type, String.class);
        if (ofText != null) {
            return ofText.convertTo(type, exchange, answer.text());
        }
        boolean readable = Pojo.isData(type);
        ObjectMapper mapper = exchange == null ? Json.mapper() : RegistryMapper.of(exchange.getContext());
        return readable ? AnswerJson.read(mapper, answer.text(), type) : null;
    }

    /** An answer that says the text, of no model in particular, with the tokens estimated. */
    @Converter
    public static ChatResponse toAnswer(String text) {
        return ChatResponse.of("", text, Usage.estimated(0, (text.length() + 3) / 4));
    }

    /** An answer that says the text, in UTF-8. */
    @Converter
    public static ChatResponse toAnswer(InputStream text) throws IOException {
        return toAnswer(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** An answer that says the JSON. */
    @Converter
    public static ChatResponse toAnswer(JsonNode json) {
        return toAnswer(Json.write(json));
    }

    /** An answer that says the JSON object. */
    @Converter
    public static ChatResponse toAnswer(Map<String, Object> json) {
        return toAnswer(Json.write(json));
    }

    /** The plan as JSON text. */
    @Converter
    public static String toString(Plan plan) {
        return Explanation.json(plan);
    }

    /** The decision as JSON text. */
    @Converter
    public static String toString(Decision decision) {
        return Explanation.json(decision);
    }

    /** The decision that a header explains. */
    @Converter
    public static Decision toDecision(DecisionText header) {
        return header.decision();
    }

    /** The JSON text of a header that explains a decision. */
    @Converter
    public static String toString(DecisionText header) {
        return header.toString();
    }

    /** The JSON object of a header that explains a decision. */
    @Converter
    public static Map<String, Object> toMap(DecisionText header) {
        return Explanation.of(header.decision());
    }
}
