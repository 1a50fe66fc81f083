package io.llmrouter.engine.provider;

import io.llmrouter.engine.Dialects;
import io.llmrouter.engine.catalog.CardFacts;
import io.llmrouter.engine.catalog.ModelQuirks;
import io.llmrouter.engine.catalog.Preset;
import io.llmrouter.engine.catalog.Presets;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Message;
import io.llmrouter.engine.model.Sampling;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.engine.model.ToolChoice;
import io.llmrouter.engine.model.ToolSpec;
import io.llmrouter.engine.wire.FrameReader;
import io.llmrouter.engine.wire.SseEvent;
import io.llmrouter.test.WireProtocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a dialect costs: a request of 2 kB with a tool to bytes, a conversation of 52 messages in which 20 calls of a tool
 * were answered, the bytes of a whole answer of 1 kB to a response, and one event of a stream of a thousand words from bytes
 * to what the caller sees.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class DialectBenchmark {

    private static final int WORDS = 1000;
    private static final int LIMIT = 1 << 26;
    private static final ChatRequest REQUEST = ChatRequest.of(List.of(
                    Message.system("Be brief."), Message.user("Say in one sentence what this is about. ".repeat(50))))
            .withTools(List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}", false)), ToolChoice.AUTO)
            .withSampling(Sampling.of(0.5, null, 500, null, List.of()));

    private static final ChatRequest CONVERSATION = REQUEST.withMessages(conversation());

    @Param({"OPENAI", "RESPONSES", "ANTHROPIC", "GEMINI", "BEDROCK", "COHERE", "OLLAMA"})
    public WireProtocol protocol;

    private ChatDialect dialect;
    private ModelQuirks quirks;
    private byte[] whole;
    private byte[] stream;

    private static List<Message> conversation() {
        List<Message> messages = new ArrayList<>(List.of(Message.system("Be brief."), Message.user("What is there?")));
        for (int turn = 0; turn < 10; turn++) {
            List<ToolCall> calls = List.of(call(turn, "left"), call(turn, "right"));
            messages.add(Message.user("Look at the next two pages, and say what stands there. ".repeat(2)));
            messages.add(Message.assistant("I look.").withToolCalls(calls));
            calls.forEach(call -> messages.add(Message.tool(call.id(), "A page of words. ".repeat(10))));
            messages.add(Message.assistant("Nothing much stands there."));
        }
        return messages;
    }

    private static ToolCall call(int turn, String side) {
        String arguments = "{\"page\":%d,\"words\":[\"one\",\"two\"],\"within\":{\"side\":\"%s\",\"ratio\":0.5}}";
        return new ToolCall("call_" + turn + side, "look", arguments.formatted(turn, side));
    }

    @Setup
    public void write() {
        Preset preset = Presets.builtIn().find(protocol.preset()).orElseThrow();
        dialect = Dialects.all(InstantSource.system()).get(preset.dialect());
        quirks = preset.quirks().byModel();
        whole = protocol.whole("It is about nothing. ".repeat(50));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        protocol.stream("word ".repeat(WORDS)).forEach(all::writeBytes);
        stream = all.toByteArray();
    }

    @Benchmark
    public Object requestOut() {
        return dialect.encode(REQUEST, "model", quirks.of("model", CardFacts.NONE), true);
    }

    @Benchmark
    public Object conversationOut() {
        return dialect.encode(CONVERSATION, "model", quirks.of("model", CardFacts.NONE), true);
    }

    @Benchmark
    public Object responseIn() {
        return dialect.decode(whole);
    }

    /** The few events around the words are counted with them. */
    @Benchmark
    @OperationsPerInvocation(WORDS)
    public void streamEvent(Blackhole events) throws IOException {
        FrameReader reader = dialect.framing().reader(new ByteArrayInputStream(stream), LIMIT);
        ChatStreamDecoder decoder = dialect.decoder();
        for (SseEvent event = reader.next(); event != null; event = reader.next()) {
            events.consume(decoder.read(event));
        }
    }
}
