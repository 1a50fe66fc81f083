package io.llmrouter.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.llmrouter.engine.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Judges the cheap answer of {@code cascade}: by its JSON schema at once, else by the word of a judge, whose question it
 * writes. An answer that does not pass leaves its reason in the property {@code llmrouterEscalate}. Thread-safe.
 */
public final class CascadeCheck extends FlowStep {

    /** The header that tells why the stronger models were asked; absent when the cheap answer passed. */
    public static final String ESCALATED = "CamelLlmRouterEscalated";

    private static final String REASON = "llmrouterEscalate";
    private static final String JUDGING = "llmrouterJudge";
    private static final String KEPT = "llmrouterCheapHeaders";
    private static final String QUESTION = "llmrouterQuestion";
    private static final String ANSWER = "llmrouterAnswer";

    private @Nullable JsonSchema schema;
    private boolean judged;
    private String judgeMessage = "";

    @Override
    void configure(CamelContext camel, Parameters parameters) {
        String source = parameters.text("jsonSchema");
        judged = parameters.text("verify").equals("judge");
        judgeMessage = parameters.text("judgeMessage");
        if (!judged && source.isBlank()) {
            throw parameters.wrong("jsonSchema", "is not given: verify=schema needs it");
        }
        if (judged && parameters.text("judge").isBlank()) {
            throw parameters.wrong("judge", "is not given: verify=judge needs it");
        }
        schema = source.isBlank() ? null : load(camel, source, parameters);
    }

    private static JsonSchema load(CamelContext camel, String source, Parameters parameters) {
        String uri = source.substring("resource:".length());
        try (InputStream stream = ResourceHelper.resolveMandatoryResourceAsInputStream(camel, uri)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Json.mapper().readTree(stream));
        } catch (IOException e) {
            throw parameters.wrong("jsonSchema", "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void process(Exchange exchange) {
        String verdict = exchange.getProperty(JUDGING, String.class);
        if (verdict != null) {
            hear(verdict, exchange);
            return;
        }
        String answer = exchange.getProperty(ANSWER, "", String.class);
        String complaint = schema == null ? null : complaint(schema, answer);
        if (complaint != null) {
            exchange.setProperty(REASON, complaint);
        } else if (judged) {
            ask(exchange, answer);
        }
    }

    private static @Nullable String complaint(JsonSchema schema, String answer) {
        try {
            String found = schema.validate(Json.mapper().readTree(answer)).stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining("; "));
            return found.isEmpty() ? null : found;
        } catch (JsonProcessingException e) {
            return "the answer is not JSON: " + e.getOriginalMessage();
        }
    }

    private void ask(Exchange exchange, String answer) {
        Map<String, Object> kept = new HashMap<>(exchange.getMessage().getHeaders());
        exchange.setProperty(KEPT, kept);
        exchange.setProperty(JUDGING, "");
        exchange.getMessage()
                .setBody(judgeMessage + "\n\nQuestion:\n" + exchange.getProperty(QUESTION, "", String.class)
                        + "\n\nAnswer:\n" + answer);
    }

    @SuppressWarnings("unchecked")
    private static void hear(String verdict, Exchange exchange) {
        exchange.removeProperty(JUDGING);
        Spent all = Spent.of(exchange);
        Map<String, Object> kept = exchange.getProperty(KEPT, Map.of(), Map.class);
        exchange.getMessage().setHeaders(new HashMap<>(kept));
        all.writeTo(exchange);
        exchange.removeProperty(KEPT);
        if (!verdict.strip().toUpperCase(Locale.ROOT).startsWith("ACCEPT")) {
            exchange.setProperty(REASON, "the judge said: " + verdict.strip());
        }
    }
}
