package io.llmrouter.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatResponse;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.engine.observe.Explanation;
import io.llmrouter.engine.policy.Plan;
import io.llmrouter.engine.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;

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
        return Json.mapper().readTree(answer.text());
    }

    /** The JSON object in the answer's text. */
    @Converter
    public static Map<String, Object> toMap(ChatResponse answer) throws JsonProcessingException {
        return Json.mapper().readValue(answer.text(), new TypeReference<>() {});
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
