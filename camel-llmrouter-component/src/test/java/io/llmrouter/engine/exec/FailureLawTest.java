package io.llmrouter.engine.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.model.Failure;
import io.llmrouter.engine.model.FailureKind;
import io.llmrouter.engine.model.FailureKind.Feeds;
import io.llmrouter.engine.model.Outcome;
import io.llmrouter.engine.model.StreamEvent;
import io.llmrouter.engine.observe.Attempt;
import io.llmrouter.engine.state.KeyReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way a provider can fail, blocking and streaming, with one key or two, with one candidate or three that all fail
 * alike: who is tried with which key, and what learns of it.
 */
class FailureLawTest {

    /** How a failure reaches us. */
    enum Mode {
        BLOCKING,
        STREAM_REFUSED,
        STREAM_BROKEN_BEFORE_CONTENT
    }

    /** Kind; then the attempts with 1 key and 1 candidate, 2 and 1, 1 and 3, 2 and 3. */
    private static final String LAW =
            """
            rate_limited           | a1 a1 a1 | a1 a2 a1 | a1 b1 c1 c1 c1             | a1 a2 b1 b2 c1 c2 c1
            overloaded             | a1 a1 a1 | a1 a1 a1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1
            server_error           | a1 a1 a1 | a1 a1 a1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1
            connection             | a1 a1 a1 | a1 a1 a1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1
            connection_lost        | a1 a1 a1 | a1 a1 a1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1
            timeout                | a1 a1 a1 | a1 a1 a1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1
            malformed_response     | a1 a1    | a1 a1    | a1 a1 b1 b1 c1 c1          | a1 a1 b1 b1 c1 c1
            tool_generation_failed | a1 a1    | a1 a1    | a1 a1 b1 b1 c1 c1          | a1 a1 b1 b1 c1 c1
            authentication         | a1       | a1 a2    | a1 b1 c1                   | a1 a2 b1 b2 c1 c2
            billing                | a1       | a1 a2    | a1 b1 c1                   | a1 a2 b1 b2 c1 c2
            permission             | a1       | a1 a2    | a1 b1 c1                   | a1 a2 b1 b2 c1 c2
            not_found              | a1       | a1 a2    | a1 b1 c1                   | a1 a2 b1 b2 c1 c2
            context_length         | a1       | a1       | a1                         | a1
            invalid_request        | a1       | a1       | a1                         | a1
            unsupported            | a1       | a1       | a1 b1 c1                   | a1 b1 c1
            """;

    private final Scene scene = new Scene();
    private final Map<String, ScriptedCalls> providers = new LinkedHashMap<>();

    @AfterEach
    void close() {
        scene.close();
    }

    static Stream<Arguments> rows() {
        return LAW.lines().flatMap(line -> {
            String[] cells = line.split("\\|");
            FailureKind kind = FailureKind.valueOf(cells[0].strip().toUpperCase(Locale.ROOT));
            return Stream.of(Mode.values())
                    .flatMap(mode -> Stream.of(
                            Arguments.of(kind, mode, 1, 1, cells[1].strip()),
                            Arguments.of(kind, mode, 2, 1, cells[2].strip()),
                            Arguments.of(kind, mode, 1, 3, cells[3].strip()),
                            Arguments.of(kind, mode, 2, 3, cells[4].strip())));
        });
    }

    @ParameterizedTest(name = "{0} {1}: {2} keys, {3} candidates: {4}")
    @MethodSource("rows")
    void isKept(FailureKind kind, Mode mode, int keys, int candidates, String attempts) {
        Failure failure = Failure.of(kind, "as told");
        for (String account : List.of("a", "b", "c").subList(0, candidates)) {
            providers.put(account, new ScriptedCalls(step(mode, failure)));
            scene.account(account, providers.get(account), secrets(keys));
        }

        Outcome<Reply> outcome = ask(mode);

        assertThat(outcome.<Failure>fold(reply -> failure, each -> each)).isEqualTo(failure);
        assertThat(outcome.isAnswered()).isFalse();
        assertThat(tried()).isEqualTo(attempts);
        assertThat(calls()).isEqualTo(scene.log.attempts().size());
        assertBreakers(kind);
        assertKeys(kind);
    }

    @ParameterizedTest(name = "{0} {1}: {2} keys, {3} candidates")
    @MethodSource("rows")
    void endsWithTheFirstAnswer(FailureKind kind, Mode mode, int keys, int candidates, String attempts) {
        Failure failure = Failure.of(kind, "as told");
        int fails = Math.max(attempts.split(" ").length - 1, 0);
        int[] made = {0};
        for (String account : List.of("a", "b", "c").subList(0, candidates)) {
            providers.put(
                    account,
                    new ScriptedCalls(call -> made[0]++ < fails
                            ? step(mode, failure).take(call)
                            : ScriptedCalls.says("yes").take(call)));
            scene.account(account, providers.get(account), secrets(keys));
        }

        assertThat(ask(mode).isAnswered()).isTrue();
        assertThat(tried()).isEqualTo(attempts);
        assertThat(calls()).isEqualTo(fails + 1);
    }

    private Outcome<Reply> ask(Mode mode) {
        return mode == Mode.BLOCKING ? scene.chat() : scene.stream();
    }

    private static ScriptedCalls.Step step(Mode mode, Failure failure) {
        return mode == Mode.STREAM_BROKEN_BEFORE_CONTENT
                ? ScriptedCalls.emits(new StreamEvent.Started("id", "wire"), new StreamEvent.Failed(failure))
                : ScriptedCalls.fails(failure);
    }

    private static String[] secrets(int keys) {
        return keys == 1 ? new String[] {"secret-key-xxx1"} : new String[] {"secret-key-xxx1", "secret-key-xxx2"};
    }

    private String tried() {
        return scene.log.attempts().stream()
                .map((Attempt each) ->
                        each.target().account() + each.key().charAt(each.key().length() - 1))
                .collect(Collectors.joining(" "));
    }

    private int calls() {
        return providers.values().stream().mapToInt(each -> each.calls.size()).sum();
    }

    private void assertBreakers(FailureKind kind) {
        providers.forEach((account, provider) -> {
            int fed = kind.feeds() == Feeds.BREAKER ? provider.calls.size() : 0;
            assertThat(scene.states
                            .report(scene.target(account))
                            .breaker()
                            .counts()
                            .failed())
                    .isEqualTo(fed);
        });
    }

    private void assertKeys(FailureKind kind) {
        // Waiting for the last candidate may outlast what cooled before it; its own key cannot be warm again.
        assertThat(scene.states.keys()).extracting(KeyReport::state).contains(state(kind));
        for (KeyReport key : scene.states.keys()) {
            boolean used = key.usage().calls() > 0;
            if (!used || kind.feeds() != Feeds.KEY_COOLS) {
                assertThat(key.state()).isEqualTo(used ? state(kind) : "usable");
            }
            assertThat(key.off()).hasSize(used && kind.feeds() == Feeds.TARGET_OFF ? 1 : 0);
            if (used) {
                assertThat(key.usage().failures())
                        .containsEntry(kind, key.usage().calls());
            }
        }
    }

    private static String state(FailureKind kind) {
        return switch (kind.feeds()) {
            case KEY_COOLS -> "cooling";
            case KEY_REJECTED -> "rejected";
            case NOTHING, BREAKER, TARGET_OFF -> "usable";
        };
    }
}
