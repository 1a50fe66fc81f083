package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class VertexContractTest extends ChatDialectContract {

    VertexContractTest() {
        super(
                GeminiDialect.vertex(InstantSource.system()),
                "/publishers/google/models/{model}:generateContent",
                Map.of(
                        "path", "/publishers/google/models/m-1:streamGenerateContent?alt=sse",
                        "temperature", "/generationConfig/temperature",
                        "system", "/systemInstruction/parts/0/text",
                        "prompt", "/contents/0/parts/0/text",
                        "limit", "/generationConfig/maxOutputTokens",
                        "stop", "/generationConfig/stopSequences/0",
                        "tool", "/tools/0/functionDeclarations/0/name",
                        "schema", "/tools/0/functionDeclarations/0/parametersJsonSchema/type",
                        "call", "/contents/1/parts/0/functionCall/id",
                        "result", "/contents/2/parts/0/functionResponse/response/result"));
    }
}
