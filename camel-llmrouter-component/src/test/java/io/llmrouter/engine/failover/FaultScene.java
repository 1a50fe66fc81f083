package io.llmrouter.engine.failover;

import io.llmrouter.engine.AnswerStream;
import io.llmrouter.engine.LlmRouter;
import io.llmrouter.engine.LlmRouterException;
import io.llmrouter.engine.PacedTime;
import io.llmrouter.engine.ReadConfig;
import io.llmrouter.engine.config.RouterConfig;
import io.llmrouter.engine.model.CallOptions;
import io.llmrouter.engine.model.ChatRequest;
import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.observe.CallEvent;
import io.llmrouter.engine.observe.Decision;
import io.llmrouter.test.Fault;
import io.llmrouter.test.FaultServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A router configured in YAML, over real HTTP to a server of faults: one account a target, asked in the order they were
 * added. It waits without waiting, and its clock goes on by what it would have waited.
 */
final class FaultScene implements AutoCloseable {

    /** The protocols there are. */
    enum Dialect {
        OPENAI("openai-compatible"),
        ANTHROPIC("anthropic");

        private final String type;

        Dialect(String type) {
            this.type = type;
        }
    }

    /** What a call came to: a text and perhaps a failure behind it, or a failure alone. */
    record Ended(String text, @Nullable Failure failure) {
        /** The failure's kind in brackets behind the text. */
        String brief() {
            return text.strip() + (failure == null ? "" : "[" + failure.kind().word() + "]");
        }
    }

    final FaultServer server = new FaultServer(this::now);
    private final Map<Integer, Duration> waits = new ConcurrentSkipListMap<>();
    final List<CallEvent> events = Collections.synchronizedList(new ArrayList<>());
    final Dialect dialect;
    int keys = 1;
    /** What else the accounts have, behind a comma. */
    String account = "";

    String policy = "";
    final Map<String, Integer> windows = new HashMap<>();
    ChatRequest request = ChatRequest.of("Hello?");
    private final List<String> targets = new ArrayList<>();
    private @Nullable LlmRouter router;
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final PacedTime time = PacedTime.started();

    FaultScene(Dialect dialect) {
        this.dialect = dialect;
    }

    FaultScene target(String name, Fault... faults) {
        targets.add(name);
        server.plays(name, faults);
        return this;
    }

    Instant now() {
        return now;
    }

    LlmRouter router() {
        LlmRouter known = router;
        if (known == null) {
            known = LlmRouter.builder(config())
                    .clock(this::now)
                    .ticker(time)
                    .pause((wait, cancellation) -> pass(wait))
                    .random(() -> 0)
                    .listener(events::add)
                    .build();
            router = known;
        }
        return known;
    }

    /** Asks, and reads a stream to its end. */
    Ended ask(boolean streaming) {
        try {
            return streaming ? stream() : new Ended(whole(), null);
        } catch (LlmRouterException e) {
            return new Ended("", e.failure());
        }
    }

    private String whole() {
        return router().chat(request, CallOptions.DEFAULT).response().text();
    }

    private Ended stream() {
        StringBuilder text = new StringBuilder();
        Failure failure = null;
        try (AnswerStream stream = router().stream(request, CallOptions.DEFAULT)) {
            while (stream.hasNext()) {
                StreamEvent event = stream.next();
                text.append(event.content());
                failure = event instanceof StreamEvent.Failed failed ? failed.failure() : failure;
            }
        }
        return new Ended(text.toString(), failure);
    }

    /** The record of the one call there was. */
    Decision decision() {
        return ended().get(0).decision();
    }

    /** How calls ended. */
    List<CallEvent.Ended> ended() {
        synchronized (events) {
            return events.stream()
                    .filter(CallEvent.Ended.class::isInstance)
                    .map(CallEvent.Ended.class::cast)
                    .toList();
        }
    }

    /** Who was tried with which key, by the decision: {@code a1 a2 b1}. */
    String tried() {
        return decision().attempts().stream()
                .map(each ->
                        each.target().account() + each.key().charAt(each.key().length() - 1))
                .collect(Collectors.joining(" "));
    }

    /** Who was tried, and between them how many milliseconds were waited: {@code a1 100 a1}. */
    String way() {
        StringBuilder way = new StringBuilder();
        int calls = 0;
        for (String call : tried().split(" ")) {
            way.append(call).append(' ');
            Duration wait = waits.get(++calls);
            way.append(wait == null ? "" : wait.toMillis() + " ");
        }
        return way.toString().strip();
    }

    private boolean pass(Duration wait) {
        waits.merge(server.calls(), wait, Duration::plus);
        now = now.plus(wait);
        time.passes(wait.toNanos());
        return true;
    }

    private RouterConfig config() {
        StringBuilder yaml = new StringBuilder("providers:\n");
        String secrets = IntStream.rangeClosed(1, keys)
                .mapToObj(number -> "test-key-number-" + number)
                .collect(Collectors.joining(", "));
        for (String name : targets) {
            yaml.append("  %s: { type: %s, baseUrl: \"%s\", apiKeys: [ %s ]%s }\n"
                    .formatted(name, dialect.type, server.baseUrl(name), secrets, account));
        }
        yaml.append("models:\n");
        targets.forEach(name -> yaml.append(
                "  %s/model: { contextWindow: %d }\n".formatted(name, windows.getOrDefault(name, 100_000))));
        String candidates = targets.stream().map(name -> name + "/model").collect(Collectors.joining(", "));
        yaml.append("policies:\n  default:\n    strategy: ordered\n    candidates: [ " + candidates + " ]\n");
        Arrays.stream(policy.split("\n"))
                .forEach(line -> yaml.append("    ").append(line).append("\n"));
        return ReadConfig.of(yaml.toString());
    }

    @Override
    public void close() {
        if (router != null) {
            router.close();
        }
        server.close();
        time.close();
    }
}
