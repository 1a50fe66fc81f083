package io.llmrouter.engine.provider.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Reads what a recorded answer says by plain paths into its JSON, and shares nothing with the dialects. */
interface Oracle {

    Map<String, Oracle> ALL = Map.of(
            "openai", new OpenAiOracle(),
            "responses", new ResponsesOracle(),
            "anthropic", new AnthropicOracle(),
            "bedrock-anthropic", new AnthropicOracle(),
            "gemini", new GeminiOracle(),
            "vertex", new GeminiOracle(),
            "bedrock", new ConverseOracle(),
            "cohere", new CohereOracle(),
            "ollama", new OllamaOracle());

    /** What a whole answer says. */
    Told whole(JsonNode answer);

    /** What the events of a stream say. */
    Told stream(List<JsonNode> events);
}
