package io.llmrouter.engine.provider;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.provider.conversation.StreamedMessage;
import io.llmrouter.engine.wire.BinaryMessages;
import io.llmrouter.engine.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;

/**
 * Who began a conversation: an answer with a thought, its proof, perhaps a hidden thought, a text and two calls, as it
 * comes whole and as a stream. Every proof names its origin.
 */
enum Origin {
    CHAT("openai", "openai"),
    OPENROUTER("openai", "openrouter", "PROOF/openrouter", null),
    RESPONSES("responses", "responses", "PROOF/responses", null),
    GROK(
            "responses",
            "responses",
            "PROOF/grok",
            null,
            Map.of("PROOF/responses", "PROOF/grok", "gpt-5.1", "grok-4-1-fast")),
    CLAUDE("anthropic", "anthropic", "PROOF/anthropic", "HIDDEN/anthropic"),
    KIMI(
            "anthropic",
            "anthropic",
            "PROOF/kimi",
            "HIDDEN/kimi",
            Map.of("/anthropic\"", "/kimi\"", "claude-sonnet-4-5-20250929", "kimi-k2-thinking")),
    BEDROCK("bedrock", "bedrock", "PROOF/bedrock", "SElEREVOL2JlZHJvY2s="),
    INVOKED("bedrock-anthropic", "anthropic", "PROOF/anthropic", "HIDDEN/anthropic"),
    GEMINI("gemini", "gemini", "PROOF/gemini", null),
    VERTEX("vertex", "gemini", "PROOF/gemini", null),
    COHERE("cohere", "cohere"),
    OLLAMA("ollama", "ollama");

    /** What is thought in each of them. */
    static final String THOUGHT = "I shall look.";

    private static final Map<String, ChatDialect> DIALECTS = Dialects.all(InstantSource.system());

    private final String dialect;
    private final String file;
    private final String proof;
    private final String hidden;
    private final Map<String, String> otherwise;

    Origin(String dialect, String file) {
        this(dialect, file, null, null);
    }

    Origin(String dialect, String file, String proof, String hidden) {
        this(dialect, file, proof, hidden, Map.of());
    }

    Origin(String dialect, String file, String proof, String hidden, Map<String, String> otherwise) {
        this.dialect = dialect;
        this.file = file;
        this.proof = proof;
        this.hidden = hidden;
        this.otherwise = otherwise;
    }

    /** The signature of the thought, or of a call; null where there is none. */
    String proof() {
        return proof;
    }

    /** The data of a thought that is hidden; null where there is none. */
    String hidden() {
        return hidden;
    }

    private ChatDialect dialect() {
        return DIALECTS.get(dialect);
    }

    /** The answer as the engine hears it. */
    Message answer(boolean streamed) {
        return streamed
                ? streamed()
                : ProviderKit.answer(dialect().decode(bytes(text(".json")))).message();
    }

    private Message streamed() {
        try {
            StreamedMessage message = new StreamedMessage();
            for (StreamEvent event : RecordedExchanges.read(dialect(), stream())) {
                message.add(event);
            }
            return message.message();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] stream() {
        return switch (this) {
            case BEDROCK -> messages(text(".stream"));
            case INVOKED -> chunks(text(".stream"));
            default -> bytes(text(".stream"));
        };
    }

    private static byte[] messages(String lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.lines()
                .map(line -> line.split("\t", 2))
                .forEach(event -> all.writeBytes(BinaryMessages.event(event[0], event[1])));
        return all.toByteArray();
    }

    private static byte[] chunks(String events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        events.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> bytes(line.substring("data: ".length())))
                .forEach(data -> all.writeBytes(BinaryMessages.event(
                        "chunk",
                        Json.mapper().createObjectNode().put("bytes", data).toString())));
        return all.toByteArray();
    }

    private String text(String ending) {
        String text = new String(Golden.bytes("moved/" + file + ending), StandardCharsets.UTF_8);
        for (Map.Entry<String, String> change : otherwise.entrySet()) {
            text = text.replace(change.getKey(), change.getValue());
        }
        return text;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
