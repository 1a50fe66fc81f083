package io.llmrouter.engine.provider.responses;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class ResponsesDialectContractTest extends ChatDialectContract {

    ResponsesDialectContractTest() {
        super(
                new ResponsesDialect(InstantSource.system()),
                "/responses",
                Map.of(
                        "system", "/instructions",
                        "prompt", "/input/0/content",
                        "limit", "/max_output_tokens",
                        "stop", "/stop/0",
                        "tool", "/tools/0/name",
                        "schema", "/tools/0/parameters/type",
                        "call", "/input/1/call_id",
                        "result", "/input/2/output"));
    }
}
