package io.llmrouter.engine.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.OutputFormat;
import io.llmrouter.engine.wire.Json;
import org.junit.jupiter.api.Test;

class SchemaFillerTest {

    @Test
    void fillsWhatAnInboxWantsToKnow() throws JsonProcessingException {
        JsonNode mail = json(
                Samples.MAIL,
                """
                {"type": "object", "additionalProperties": false,
                 "required": ["summary", "keywords", "category", "language", "sentiment"],
                 "properties": {
                   "summary": {"type": "string", "maxLength": 200},
                   "keywords": {"type": "array", "items": {"type": "string"}, "maxItems": 3},
                   "category": {"type": "string", "enum": ["invoice", "complaint", "news", "other"]},
                   "language": {"type": "string"},
                   "title": {"type": "string"},
                   "sentiment": {"enum": ["positive", "neutral", "negative"]},
                   "senderEmail": {"type": "string"},
                   "amount": {"type": "number"},
                   "order_date": {"type": ["string", "null"]}}}
                """);
        assertThat(mail.get("summary").asText())
                .startsWith("the coffee machine I ordered")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(mail.get("keywords")).hasSize(3);
        assertThat(mail.get("keywords").get(0).asText()).isEqualTo("coffee machine");
        assertThat(mail.get("category").asText()).isEqualTo("complaint");
        assertThat(mail.get("language").asText()).isEqualTo("en");
        assertThat(mail.get("title").asText()).isEqualTo("Broken coffee machine, order 4711");
        assertThat(mail.get("sentiment").asText()).isEqualTo("negative");
        assertThat(mail.get("senderEmail").asText()).isEqualTo("anna.weber@example.org");
        assertThat(mail.get("amount").decimalValue()).isEqualByComparingTo("129.90");
        assertThat(mail.get("order_date").isNull()).isTrue();
    }

    @Test
    void namesTheRequiredPropertyItCannotFill() {
        String schema =
                """
                {"type": "object", "required": ["mood", "weather"],
                 "properties": {"mood": {"type": "boolean"}, "weather": {"type": "string"}}}
                """;
        assertThat(failure(Samples.NEWS, schema).toString())
                .startsWith("unsupported: ")
                .endsWith("it found nothing in the text for the required property 'mood', 'weather'");
    }

    @Test
    void namesWhereInsideThePropertyIs() {
        String schema =
                """
                {"type": "object", "required": ["customer"], "properties": {"customer":
                  {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}}}}}
                """;
        assertThat(failure(Samples.NEWS, schema).message()).endsWith("required property 'customer.iban'");
    }

    @Test
    void leavesOutOrNullsWhatTheTextDoesNotHave() throws JsonProcessingException {
        String schema =
                """
                {"type": "object", "required": ["email"], "properties": {
                  "email": {"type": ["string", "null"]}, "url": {"type": "string"},
                  "urls": {"type": "array", "items": {"type": "string"}},
                  "ingredients": {"type": "array", "items": {"type": "string"}}}}
                """;
        assertThat(json(Samples.NEWS, schema)).hasToString("{\"email\":null,\"urls\":[]}");
    }

    @Test
    void followsReferencesAndChoices() throws JsonProcessingException {
        String schema =
                """
                {"$ref": "#/$defs/Page", "$defs": {
                  "Page": {"type": "object", "required": ["tongue", "version"], "properties": {
                    "tongue": {"anyOf": [{"type": "null"}, {"type": "boolean"}]},
                    "version": {"const": 2},
                    "about": {"$ref": "#/$defs/About"}}},
                  "About": {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}}}
                """;
        assertThat(json(Samples.HTML, schema))
                .hasToString("{\"tongue\":null,\"version\":2,\"about\":{\"title\":\"Garden club & friends\"}}");
    }

    @Test
    void readsWhatStandsBehindThePropertysNameAndAColon() throws JsonProcessingException {
        String text = "Customer: Kern AG\nOrder number: K-4711\nQuantity: 12 pieces\nTotal: 1.200,50 EUR\n";
        String schema =
                """
                {"type": "object", "required": ["customer", "orderNumber", "quantity", "total"], "properties": {
                  "customer": {"type": "string"}, "orderNumber": {"type": "string", "pattern": "^K-"},
                  "quantity": {"type": "integer"}, "total": {"type": "number"}}}
                """;
        assertThat(json(text, schema))
                .hasToString("{\"customer\":\"Kern AG\",\"orderNumber\":\"K-4711\",\"quantity\":12,\"total\":1200.5}");
    }

    @Test
    void keepsToPatternsAndLimits() {
        String schema =
                """
                {"type": "object", "required": ["title"], "properties": {"title": {"type": "string", "pattern": "^X"}}}
                """;
        assertThat(failure(Samples.MARKDOWN, schema).message()).contains("'title'");
    }

    @Test
    void choosesEveryLabelThatFits() throws JsonProcessingException {
        String schema =
                """
                {"type": "object", "required": ["tags"], "properties": {"tags": {"type": "array", "items":
                  {"enum": ["complaint", "sports", "refund"]}}}}
                """;
        assertThat(json(Samples.MAIL, schema)).hasToString("{\"tags\":[\"complaint\",\"refund\"]}");
    }

    @Test
    void refusesASchemaThatIsNotJson() {
        assertThat(failure(Samples.NEWS, "{oops").toString())
                .startsWith("invalid_request: the output schema is not JSON");
    }

    private static JsonNode json(String text, String schema) throws JsonProcessingException {
        String filled = fill(text, schema).fold(Reply::text, failure -> {
            throw new AssertionError(failure.toString());
        });
        return Json.mapper().readTree(filled);
    }

    private static Failure failure(String text, String schema) {
        return fill(text, schema)
                .fold(
                        reply -> {
                            throw new AssertionError("answered: " + reply.text());
                        },
                        failure -> failure);
    }

    private static Outcome<Reply> fill(String text, String schema) {
        ChatRequest request = ChatRequest.of(text).withOutput(OutputFormat.schema("test", schema));
        return new Answering(request, Assignment.of(request), Digest.of(text)).reply();
    }
}
