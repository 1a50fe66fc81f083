package io.llmrouter.engine.provider.recorded;

import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.provider.ClientRequest;
import io.llmrouter.engine.provider.anthropic.AnthropicMeaning;
import io.llmrouter.engine.provider.anthropic.AnthropicRequestReader;
import io.llmrouter.engine.provider.gemini.GeminiMeaning;
import io.llmrouter.engine.provider.gemini.GeminiRequestReader;
import io.llmrouter.engine.provider.openai.MalformedRequestException;
import io.llmrouter.engine.provider.openai.OpenAiChatRequest;
import io.llmrouter.engine.provider.openai.OpenAiMeaning;
import io.llmrouter.engine.provider.openai.OpenAiRequestReader;
import io.llmrouter.engine.provider.responses.ResponsesMeaning;
import io.llmrouter.engine.provider.responses.ResponsesRequestReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The requests of recorded chats, where the dialect has a reader, and what is left of them when they are written again. */
final class Asked {

    private Asked() {}

    /** The request as it was recorded, or a short one where the dialect reads none. */
    static ClientRequest of(Exchange exchange, Home home, List<String> wrong) {
        try {
            return read(exchange, home);
        } catch (MalformedRequestException e) {
            if (!refusedAlike(exchange, e)) {
                wrong.add("request: not read: " + e.getMessage());
            }
            return new ClientRequest(ChatRequest.of("Hello?"), model(exchange, home), exchange.isStream(), null);
        }
    }

    /**
     * What the provider refused for a parameter, and the reader refuses for the same, is read as it should be; so is what
     * asks for several answers, which get one here.
     */
    private static boolean refusedAlike(Exchange exchange, MalformedRequestException refusal) {
        if (exchange.sent().path("n").asInt(1) > 1) {
            return String.valueOf(refusal.getMessage()).startsWith("n: expected 1");
        }
        String parameter =
                exchange.isError() ? exchange.tree().at("/error/param").asText("") : "";
        return !parameter.isEmpty() && String.valueOf(refusal.getMessage()).contains(parameter);
    }

    private static ClientRequest read(Exchange exchange, Home home) {
        byte[] body = exchange.sent().toString().getBytes(StandardCharsets.UTF_8);
        return switch (home.preset().dialect()) {
            case "openai" -> {
                OpenAiChatRequest read = OpenAiRequestReader.read(new String(body, StandardCharsets.UTF_8));
                yield new ClientRequest(read.request(), read.model(), read.stream(), null);
            }
            case "responses" -> ResponsesRequestReader.read(body);
            case "anthropic", "bedrock-anthropic" -> AnthropicRequestReader.read(body);
            case "gemini", "vertex" ->
                new ClientRequest(GeminiRequestReader.read(body), home.model(), exchange.isStream(), null);
            default -> new ClientRequest(ChatRequest.of("Hello?"), model(exchange, home), exchange.isStream(), null);
        };
    }

    static String model(Exchange exchange, Home home) {
        return home.model() != null
                ? home.model()
                : exchange.sent().path("model").asText("model");
    }

    /** What differs between what was sent then and what we send now; nothing where the dialect reads no requests. */
    static List<String> differences(Exchange exchange, Home home) {
        try {
            return written(exchange, home);
        } catch (MalformedRequestException e) {
            return refusedAlike(exchange, e) ? List.of() : List.of("not read: " + e.getMessage());
        }
    }

    private static List<String> written(Exchange exchange, Home home) {
        return switch (home.preset().dialect()) {
            case "openai" ->
                OpenAiMeaning.differences(exchange.sent(), home.preset().quirks());
            case "responses" -> ResponsesMeaning.differences(exchange.sent());
            case "anthropic", "bedrock-anthropic" -> AnthropicMeaning.differences(exchange.sent());
            case "gemini", "vertex" -> GeminiMeaning.differences(exchange.sent(), Asked.model(exchange, home));
            default -> List.of();
        };
    }
}
