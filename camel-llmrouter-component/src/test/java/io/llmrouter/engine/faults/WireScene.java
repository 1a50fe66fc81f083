package io.llmrouter.engine.faults;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.model.StreamEvent.Kind;
import io.llmrouter.engine.model.StreamEvent.ToolCallDelta;
import io.llmrouter.engine.model.ToolCall;
import io.llmrouter.test.ReceivedRequest;
import io.llmrouter.test.WireProtocol;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A router over real HTTP to targets that play answers: {@code a} is asked first, {@code b} where there is one. */
final class WireScene implements AutoCloseable {

    /** By which dates in answers are read. */
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** The key of every account. */
    static final String KEY = "test-key-number-1";

    /** What a call came to. */
    record Ended(String text, String arguments, long ends, @Nullable Failure failure) {
        /** The text, and behind it the failure's kind in brackets. */
        String brief() {
            return text + (failure == null ? "" : "[" + failure.kind().word() + "]");
        }
    }

    private final PlayingServer server = new PlayingServer();
    private final LlmRouter router;

    private WireScene(WireProtocol protocol, List<Played> answers) {
        StringBuilder yaml = new StringBuilder("providers:\n");
        List<String> names = List.of("a", "b").subList(0, answers.size());
        for (int i = 0; i < names.size(); i++) {
            yaml.append("  %s: { type: %s, baseUrl: \"%s\", apiKeys: [ %s ] }\n"
                    .formatted(names.get(i), protocol.preset(), server.plays(names.get(i), answers.get(i)), KEY));
        }
        yaml.append("models:\n");
        names.forEach(name -> yaml.append("  " + name + "/model: { contextWindow: 100000 }\n"));
        String candidates =
                String.join(", ", names.stream().map(name -> name + "/model").toList());
        yaml.append(
                "policies:\n  default:\n    strategy: ordered\n    retry: { maxAttempts: " + answers.size() + " }\n");
        yaml.append("    candidates: [ " + candidates + " ]\n");
        router = LlmRouter.builder(ReadConfig.of(yaml.toString()))
                .clock(() -> NOW)
                .pause((time, cancellation) -> true)
                .random(() -> 0)
                .build();
    }

    static WireScene of(WireProtocol protocol, Played... answers) {
        return new WireScene(protocol, List.of(answers));
    }

    int calls(String target) {
        return server.asked(target).size();
    }

    /** What a target was asked first. */
    ReceivedRequest asked(String target) {
        return server.asked(target).get(0);
    }

    /** Asks, and reads a stream to its end. */
    Ended ask(boolean streaming) {
        ChatRequest request = ChatRequest.of("Hello?");
        try {
            return streaming ? stream(request) : whole(request);
        } catch (LlmRouterException e) {
            return new Ended("", "", 1, e.failure());
        }
    }

    private Ended whole(ChatRequest request) {
        var answer = router.chat(request, CallOptions.DEFAULT).response();
        List<ToolCall> calls = answer.message().toolCalls();
        return new Ended(answer.text(), calls.isEmpty() ? "" : calls.get(0).arguments(), 1, null);
    }

    private Ended stream(ChatRequest request) {
        StringBuilder text = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        long ends = 0;
        Failure failure = null;
        try (AnswerStream stream = router.stream(request, CallOptions.DEFAULT)) {
            while (stream.hasNext()) {
                StreamEvent event = stream.next();
                text.append(event.kind() == Kind.TEXT ? event.content() : "");
                arguments.append(event instanceof ToolCallDelta delta ? delta.arguments() : "");
                ends += event.kind() == Kind.FINISHED || event.kind() == Kind.FAILED ? 1 : 0;
                failure = event instanceof StreamEvent.Failed failed ? failed.failure() : failure;
            }
        }
        return new Ended(text.toString(), arguments.toString(), ends, failure);
    }

    @Override
    public void close() {
        router.close();
        server.close();
    }
}
