package io.llmrouter.engine.provider.cohere;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class CohereDialectContractTest extends ChatDialectContract {

    CohereDialectContractTest() {
        super(
                new CohereDialect(InstantSource.system()),
                "/v2/chat",
                Map.of(
                        "system", "/messages/0/content",
                        "prompt", "/messages/1/content",
                        "limit", "/max_tokens",
                        "stop", "/stop_sequences/0",
                        "tool", "/tools/0/function/name",
                        "schema", "/tools/0/function/parameters/type",
                        "call", "/messages/2/tool_calls/0/id",
                        "result", "/messages/3/content"));
    }
}
