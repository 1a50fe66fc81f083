package io.llmrouter.engine.provider.ollama;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class OllamaDialectContractTest extends ChatDialectContract {

    OllamaDialectContractTest() {
        super(
                new OllamaDialect(InstantSource.system()),
                "/api/chat",
                Map.of(
                        "temperature", "/options/temperature",
                        "system", "/messages/0/content",
                        "prompt", "/messages/1/content",
                        "limit", "/options/num_predict",
                        "stop", "/options/stop/0",
                        "tool", "/tools/0/function/name",
                        "schema", "/tools/0/function/parameters/type",
                        "call", "/messages/2/tool_calls/0/id",
                        "result", "/messages/3/content"));
    }
}
