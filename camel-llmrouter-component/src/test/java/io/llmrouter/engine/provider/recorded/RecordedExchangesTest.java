package io.llmrouter.engine.provider.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Operation;
import io.llmrouter.engine.provider.RecordedExchanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the engine by traffic that others recorded from real providers: each response is served over HTTP to the preset
 * of its provider, whole and as a stream, and what the engine makes of it is held against what an oracle reads in it.
 */
class RecordedExchangesTest {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedExchangesTest.class);
    private static final Set<String> CHATS = Set.of(
            "chat",
            "responses",
            "messages",
            "generateContent",
            "streamGenerateContent",
            "converse",
            "converse-stream",
            "v2-chat",
            "native-chat",
            "native-generate");

    /** So many of those known must run; fewer have been lost on the way. */
    private static final int ENOUGH = 890;

    private final Tally tally = new Tally();

    @Test
    void readsAllThatWasRecorded() throws IOException {
        List<Exchange> all = RecordedExchanges.all().entrySet().stream()
                .map(each -> new Exchange(each.getKey(), each.getValue()))
                .toList();
        try (RecordedServer server = new RecordedServer();
                Engine engine = new Engine()) {
            ChatJudge chats = new ChatJudge(server, engine);
            OperationJudge operations = new OperationJudge(server, engine);
            all.forEach(each -> judge(each, chats, operations));
        }
        Files.writeString(Path.of("target", "recorded-traffic.md"), tally.table());
        LOG.info("recorded traffic\n{}", tally.table());
        tally.failures().forEach(LOG::warn);

        assertThat(tally.failures()).isEmpty();
        assertThat(tally.passed()).isGreaterThanOrEqualTo(ENOUGH);
    }

    private void judge(Exchange exchange, ChatJudge chats, OperationJudge operations) {
        Optional<Operation> operation = operation(exchange);
        Optional<Home> home = operation.flatMap(each -> Home.of(exchange, each));
        if (home.isEmpty() && !exchange.isError()) {
            tally.skip(exchange);
            return;
        }
        List<String> wrong = new ArrayList<>();
        try {
            if (home.isEmpty()) {
                wrong.addAll(ErrorJudge.judge(exchange));
            } else {
                wrong.addAll(
                        operation.orElseThrow() == Operation.CHAT
                                ? chats.judge(exchange, home.get())
                                : operations.judge(exchange, home.get()));
            }
        } catch (RuntimeException | AssertionError e) {
            LOG.debug(exchange.file(), e);
            wrong.add(String.valueOf(e));
        }
        tally.judged(exchange, wrong);
    }

    private static Optional<Operation> operation(Exchange exchange) {
        boolean read = exchange.json().at("/request/method").asText().equals("GET");
        if (read) {
            return Optional.empty();
        }
        boolean claude = exchange.kind().startsWith("invoke") && exchange.sent().has("anthropic_version");
        return claude || CHATS.contains(exchange.form())
                ? Optional.of(Operation.CHAT)
                : RecordedRequest.operation(exchange);
    }
}
