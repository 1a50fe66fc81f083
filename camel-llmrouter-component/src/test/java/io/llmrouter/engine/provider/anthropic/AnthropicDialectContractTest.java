package io.llmrouter.engine.provider.anthropic;

import io.llmrouter.engine.provider.ChatDialectContract;
import java.time.InstantSource;
import java.util.Map;

class AnthropicDialectContractTest extends ChatDialectContract {

    AnthropicDialectContractTest() {
        super(
                new AnthropicDialect(InstantSource.system()),
                "/messages",
                Map.of(
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
