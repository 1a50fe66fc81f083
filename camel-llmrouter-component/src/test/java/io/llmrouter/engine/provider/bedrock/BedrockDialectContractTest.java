package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class BedrockDialectContractTest extends ChatDialectContract {

    BedrockDialectContractTest() {
        super(
                new BedrockDialect(InstantSource.system()),
                "/model/{model}/converse",
                Map.of(
                        "path", "/model/m-1/converse-stream",
                        "temperature", "/inferenceConfig/temperature",
                        "system", "/system/0/text",
                        "prompt", "/messages/0/content/0/text",
                        "limit", "/inferenceConfig/maxTokens",
                        "stop", "/inferenceConfig/stopSequences/0",
                        "tool", "/toolConfig/tools/0/toolSpec/name",
                        "schema", "/toolConfig/tools/0/toolSpec/inputSchema/json/type",
                        "call", "/messages/1/content/0/toolUse/toolUseId",
                        "result", "/messages/2/content/0/toolResult/content/0/text"));
    }
}
