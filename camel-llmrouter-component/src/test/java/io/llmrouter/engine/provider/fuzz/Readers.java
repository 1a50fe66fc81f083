package io.llmrouter.engine.provider.fuzz;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.provider.ChatDialect;
import io.llmrouter.engine.provider.anthropic.AnthropicRequestReader;
import io.llmrouter.engine.provider.gemini.GeminiRequestReader;
import io.llmrouter.engine.provider.openai.OpenAiCall;
import io.llmrouter.engine.provider.openai.OpenAiCallReader;
import io.llmrouter.engine.provider.openai.OpenAiRequestReader;
import io.llmrouter.engine.provider.responses.ResponsesRequestReader;
import io.llmrouter.engine.wire.Framing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything that reads what others send, by name: {@code DIALECT-response}, {@code DIALECT-error}, {@code
 * DIALECT-stream} and {@code DIALECT-request}; {@code DIALECT-messages} is a stream whose binary framing is right, {@code
 * DIALECT-OPERATION} an answer to another operation than chat, {@code openai-call-OPERATION} a client's request of one. Each
 * takes any bytes; what it throws is a defect.
 */
final class Readers {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-30T12:00:00Z"));
    private static final Map<String, ChatDialect> DIALECTS = Dialects.all(CLOCK);
    private static final Map<String, RequestReading> REQUESTS = Map.of(
            "openai", bytes -> OpenAiRequestReader.read(bytes).request(),
            "responses", bytes -> ResponsesRequestReader.read(bytes).request(),
            "gemini", bytes -> GeminiRequestReader.read(bytes),
            "anthropic", bytes -> AnthropicRequestReader.read(bytes).request());

    private static final Map<String, Function<byte[], OpenAiCall<?>>> CALLS = Map.of(
            "embed", OpenAiCallReader::embeddings,
            "moderate", OpenAiCallReader::moderations,
            "rerank", OpenAiCallReader::rerank,
            "image", OpenAiCallReader::images,
            "speak", OpenAiCallReader::speech,
            "transcribe", ReadCall::form);

    private Readers() {}

    /** The dialect of a reader. */
    static String dialect(String reader) {
        return DIALECTS.keySet().stream()
                .filter(name -> reader.startsWith(name + "-"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new IllegalArgumentException("no dialect has a reader " + reader));
    }

    static Map<String, Consumer<byte[]>> all() {
        Map<String, Consumer<byte[]>> readers = new TreeMap<>();
        DIALECTS.forEach((name, dialect) -> {
            ReadAnswer answers = new ReadAnswer(dialect);
            readers.put(name + "-response", answers::whole);
            readers.put(name + "-error", answers::error);
            readers.put(name + "-stream", answers::stream);
            if (dialect.framing() == Framing.AWS_EVENT_STREAM) {
                readers.put(name + "-messages", answers::messages);
            }
            operations(name, dialect, readers);
        });
        CALLS.forEach((name, reading) -> readers.put("openai-call-" + name, new ReadCall(reading, DIALECTS)::read));
        REQUESTS.forEach((name, reading) -> readers.put(name + "-request", new ReadRequest(reading, DIALECTS)::read));
        return readers;
    }

    private static void operations(String name, ChatDialect dialect, Map<String, Consumer<byte[]>> readers) {
        for (Operation operation : Operation.values()) {
            if (operation != Operation.CHAT && dialect.operation(operation).isPresent()) {
                readers.put(name + "-" + operation.word(), new ReadOperation(dialect, operation)::read);
            }
        }
    }
}
