package io.llmrouter.examples.gateway;

import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.Reply;
import io.llmrouter.test.ScriptedProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gateway as real clients see it: with a key, and a provider that answers what each of their cases needs. */
final class ClientsGateway {

    static final String KEY = "client-key";

    private ClientsGateway() {}

    static ScriptedProvider provider() {
        return ScriptedProvider.replies(ClientsGateway::reply);
    }

    static RunningGateway before(ScriptedProvider provider, Path folder) {
        return RunningGateway.with(
                folder,
                """
                providers:
                  up: { type: openai-compatible, baseUrl: "%1$s" }
                  busy: { type: openai-compatible, baseUrl: "%1$s" }
                  packed: { type: openai-compatible, baseUrl: "%1$s" }
                models:
                  up/one: { contextWindow: 8000, features: [ streaming, tools, json-schema ], input: [ text, image ] }
                  busy/one: { contextWindow: 8000, features: [ streaming ] }
                  packed/one: { contextWindow: 8000, features: [ streaming ] }
                policies:
                  default: { candidates: [ up/one ], retry: { maxAttempts: 1 } }
                  busy: { candidates: [ busy/one ], retry: { maxAttempts: 1 } }
                  packed: { candidates: [ packed/one ], retry: { maxAttempts: 1 } }
                """
                        .formatted(provider.baseUrl()),
                "--gateway.client-keys=" + KEY,
                "--gateway.explain=true");
    }

    private static Reply reply(ReceivedRequest request) {
        String messages = String.valueOf(request.body().get("messages"));
        if (messages.contains("too many")) {
            return Reply.error(429, "rate_limit_error", "rate_limit_exceeded", "slow down")
                    .header("Retry-After", "7");
        }
        if (messages.contains("count")) {
            return Reply.text("word ".repeat(400)).every(Duration.ofMillis(100));
        }
        if (messages.contains("role=tool")) {
            return Reply.text("It is sunny in Bonn.").usage(20, 6);
        }
        if (request.body().get("tools") instanceof List<?>) {
            return Reply.toolCall("weather", "{\"city\":\"Bonn\"}");
        }
        if (request.body().get("response_format") instanceof Map<?, ?> format && format.containsKey("json_schema")) {
            return Reply.text("{\"animal\":\"cat\"}");
        }
        return messages.contains("image_url")
                ? Reply.text("A cat.")
                : Reply.text("Hello there.").usage(7, 3);
    }
}
