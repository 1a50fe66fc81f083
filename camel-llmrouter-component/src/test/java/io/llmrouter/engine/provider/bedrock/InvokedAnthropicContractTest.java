package io.llmrouter.engine.provider.bedrock;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class InvokedAnthropicContractTest extends ChatDialectContract {

    InvokedAnthropicContractTest() {
        super(
                new InvokedAnthropic(InstantSource.system()),
                "/model/{model}/invoke",
                Map.of(
                        "path", "/model/m-1/invoke-with-response-stream",
                        "system", "/system/0/text",
                        "prompt", "/messages/0/content/0/text",
                        "limit", "/max_tokens",
                        "stop", "/stop_sequences/0",
                        "tool", "/tools/0/name",
                        "schema", "/tools/0/input_schema/type",
                        "call", "/messages/1/content/0/id",
                        "result", "/messages/2/content/0/content/0/text"));
    }
}
