package io.llmrouter.engine.provider.gemini;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class GeminiDialectContractTest extends ChatDialectContract {

    GeminiDialectContractTest() {
        super(
                GeminiDialect.api(InstantSource.system()),
                "/models/{model}:generateContent",
                Map.of(
                        "path", "/models/m-1:streamGenerateContent?alt=sse",
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
