package io.llmrouter.engine;

import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.anthropic.AnthropicDialect;
import io.llmrouter.engine.provider.azure.EntraId;
import io.llmrouter.engine.provider.bedrock.BedrockDialect;
import io.llmrouter.engine.provider.bedrock.InvokedAnthropic;
import io.llmrouter.engine.provider.bedrock.SigV4;
import io.llmrouter.engine.provider.cohere.CohereDialect;
import io.llmrouter.engine.provider.gemini.GeminiDialect;
import io.llmrouter.engine.provider.google.GoogleCloud;
import io.llmrouter.engine.provider.ibm.IamSigner;
import io.llmrouter.engine.provider.identity.RequestSigner;
import io.llmrouter.engine.provider.ollama.OllamaDialect;
import io.llmrouter.engine.provider.openai.OpenAiDialect;
import io.llmrouter.engine.provider.responses.ResponsesDialect;
import io.llmrouter.engine.wire.Transport;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** What the engine speaks over HTTP: the wire protocols, and the ways to sign a request, by their names in presets. */
public final class Dialects {

    private Dialects() {}

    /** The protocols; dates in answers are read by that clock. */
    public static Map<String, ChatDialect> all(InstantSource clock) {
        return Map.ofEntries(
                Map.entry("openai", new OpenAiDialect(clock)),
                Map.entry("anthropic", new AnthropicDialect(clock)),
                Map.entry("bedrock", new BedrockDialect(clock)),
                Map.entry("bedrock-anthropic", new InvokedAnthropic(clock)),
                Map.entry("cohere", new CohereDialect(clock)),
                Map.entry("ollama", new OllamaDialect(clock)),
                Map.entry("gemini", GeminiDialect.api(clock)),
                Map.entry("vertex", GeminiDialect.vertex(clock)),
                Map.entry("responses", new ResponsesDialect(clock)));
    }

    /** The names of the protocols. */
    static Set<String> names() {
        return all(InstantSource.system()).keySet();
    }

    /** The ways to sign; signatures are dated, and tokens kept, by that clock; IBM's tokens come over that transport. */
    public static Map<String, RequestSigner.Factory> signers(InstantSource clock, Transport transport) {
        return Map.of(
                "sigv4", SigV4.factory(clock),
                "google", GoogleCloud.factory(),
                "entra", EntraId.factory(clock),
                "ibm-iam", IamSigner.factory(transport, clock));
    }
}
