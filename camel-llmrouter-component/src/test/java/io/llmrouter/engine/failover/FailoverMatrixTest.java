package io.llmrouter.engine.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.engine.failover.FaultScene.Dialect;
import io.llmrouter.engine.failover.FaultScene.Ended;
import io.llmrouter.engine.state.KeyReport;
import io.llmrouter.engine.state.TargetReport;
import io.llmrouter.test.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the failure kinds, over real HTTP, for whole answers and streams, with one key or two, with one candidate
 * or three that all fail alike: who is called with which key, after which waits, and what breakers and keys learn. Three
 * attempts at a target are allowed; backoff is 100 ms, doubling.
 */
@Timeout(60)
class FailoverMatrixTest {

    /**
     * Fault; how it is told; the calls with 1 key and 1 candidate, 2 and 1, 1 and 3, 2 and 3, where a number is a wait in
     * milliseconds, and a dot any of two keys that are warm again at the same time; what it feeds.
     */
    private static final String LAW =
            """
            RATE_LIMITED         | rate_limited           | a1 1000 a1 2000 a1 | a1 a2 1000 a. | a1 b1 c1 1000 c1 2000 c1 | a1 a2 b1 b2 c1 c2 1000 c. | key cools
            RATE_LIMITED_SECONDS | rate_limited           | a1 7000 a1 7000 a1 | a1 a2 7000 a. | a1 b1 c1 7000 c1 7000 c1 | a1 a2 b1 b2 c1 c2 7000 c. | key cools
            OVERLOADED           | overloaded             | a1 100 a1 200 a1 | a1 100 a1 200 a1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | breaker
            SERVER_ERROR         | server_error           | a1 100 a1 200 a1 | a1 100 a1 200 a1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | breaker
            TLS_FAILURE          | connection             | a1 a1 a1         | a1 a1 a1         | a1 a1 a1 b1 b1 b1 c1 c1 c1 | a1 a1 a1 b1 b1 b1 c1 c1 c1 | breaker
            GATEWAY_TIMEOUT      | timeout                | a1 100 a1 200 a1 | a1 100 a1 200 a1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | breaker
            RESET_AFTER_READ     | connection_lost        | a1 100 a1 200 a1 | a1 100 a1 200 a1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | breaker
            CUT_BEFORE_CONTENT   | connection_lost        | a1 100 a1 200 a1 | a1 100 a1 200 a1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | a1 100 a1 200 a1 b1 100 b1 200 b1 c1 100 c1 200 c1 | breaker
            MALFORMED_JSON       | malformed_response     | a1 a1            | a1 a1            | a1 a1 b1 b1 c1 c1          | a1 a1 b1 b1 c1 c1          | breaker
            TOOL_USE_FAILED      | tool_generation_failed | a1 a1            | a1 a1            | a1 a1 b1 b1 c1 c1          | a1 a1 b1 b1 c1 c1          | nothing
            UNAUTHORIZED         | authentication         | a1               | a1 a2            | a1 b1 c1                   | a1 a2 b1 b2 c1 c2          | key rejected
            NO_CREDIT            | billing                | a1               | a1 a2            | a1 b1 c1                   | a1 a2 b1 b2 c1 c2          | key rejected
            FORBIDDEN            | permission             | a1               | a1 a2            | a1 b1 c1                   | a1 a2 b1 b2 c1 c2          | target off
            MODEL_NOT_FOUND      | not_found              | a1               | a1 a2            | a1 b1 c1                   | a1 a2 b1 b2 c1 c2          | target off
            CONTEXT_LENGTH       | context_length         | a1               | a1               | a1                         | a1                         | nothing
            PAYLOAD_TOO_LARGE    | too_large              | a1               | a1               | a1                         | a1                         | nothing
            CONTENT_FILTER_AS_400| content_policy         | a1               | a1               | a1                         | a1                         | nothing
            CONTENT_FILTER_IN_200| content_policy         | a1               | a1               | a1                         | a1                         | nothing
            INVALID_REQUEST      | invalid_request        | a1               | a1               | a1                         | a1                         | nothing
            RESOURCE_NOT_FOUND   | invalid_request        | a1               | a1               | a1                         | a1                         | nothing
            """;

    /** One cell of the table. */
    record Row(
            Fault fault,
            String kind,
            Dialect dialect,
            boolean streaming,
            int keys,
            int candidates,
            String way,
            String feeds) {

        List<String> steps() {
            return List.of(way.split(" +"));
        }

        List<String> calls() {
            return steps().stream().filter(step -> !isWait(step)).toList();
        }

        boolean waits() {
            return steps().stream().anyMatch(Row::isWait);
        }

        private static boolean isWait(String step) {
            return Character.isDigit(step.charAt(0));
        }

        @Override
        public String toString() {
            return fault + " " + dialect + (streaming ? " stream " : " whole ") + keys + "x" + candidates + ": " + way;
        }
    }

    static Stream<Row> rows() {
        return LAW.lines().flatMap(line -> {
            String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
            Fault fault = Fault.valueOf(cells[0]);
            return Stream.of(Dialect.values())
                    .filter(dialect -> dialect == Dialect.OPENAI || fault != Fault.TOOL_USE_FAILED)
                    .flatMap(dialect -> Stream.of(false, true).flatMap(streaming -> Stream.of(0, 1, 2, 3)
                            .map(way -> new Row(
                                    fault,
                                    cells[1],
                                    dialect,
                                    streaming,
                                    way % 2 + 1,
                                    way < 2 ? 1 : 3,
                                    cells[2 + way],
                                    cells[6]))));
        });
    }

    static Stream<Arguments> each() {
        return rows().map(Arguments::of);
    }

    /** An address without TLS stays so. */
    static Stream<Arguments> recovering() {
        return rows().filter(row -> row.fault() != Fault.TLS_FAILURE).map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("each")
    void endsWithOneErrorThatTellsEveryAttempt(Row row) {
        try (FaultScene scene = scene(row)) {
            candidates(row).forEach(name -> scene.target(name, row.fault()));

            assertThat(scene.ask(row.streaming()).brief()).isEqualTo("[" + row.kind() + "]");

            assertWay(row, scene);
            assertThat(scene.decision().attempts())
                    .allSatisfy(attempt -> assertThat(attempt.failure()).isNotNull());
            assertBreakers(row, scene);
            assertKeys(row, scene);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recovering")
    void endsWithTheFirstAnswerAndCallsNobodyAfterIt(Row row) {
        List<String> calls = row.calls();
        String last = calls.get(calls.size() - 1);
        try (FaultScene scene = scene(row)) {
            candidates(row).forEach(name -> scene.target(name, steps(row, name)));

            Ended ended = scene.ask(row.streaming());

            assertThat(ended.brief()).isEqualTo(Fault.TEXT);
            assertWay(row, scene);
            assertThat(scene.decision().attempts().get(calls.size() - 1).failure())
                    .isNull();
            assertThat(scene.decision()
                            .attempts()
                            .get(calls.size() - 1)
                            .target()
                            .account())
                    .isEqualTo(last.substring(0, 1));
        }
    }

    private static FaultScene scene(Row row) {
        FaultScene scene = new FaultScene(row.dialect());
        scene.keys = row.keys();
        scene.policy = "retry: { maxAttempts: 3, backoff: 100ms, maxBackoff: 5s, jitter: 0 }";
        return scene;
    }

    private static List<String> candidates(Row row) {
        return List.of("a", "b", "c").subList(0, row.candidates());
    }

    /** The fault for every call but the last of all. */
    private static Fault[] steps(Row row, String name) {
        List<String> calls = row.calls();
        long own = calls.stream().filter(call -> call.startsWith(name)).count();
        boolean answers = calls.get(calls.size() - 1).startsWith(name);
        Fault[] steps = new Fault[(int) own + 1];
        Arrays.fill(steps, row.fault());
        if (answers) {
            Arrays.fill(steps, (int) own - 1, (int) own + 1, Fault.NONE);
        }
        return steps;
    }

    private static void assertWay(Row row, FaultScene scene) {
        assertThat(scene.way()).matches(String.join(" ", row.steps()));
        assertThat(scene.ended()).hasSize(1);
        assertThat(scene.server.calls()).isEqualTo(scene.decision().attempts().size());
        for (String name : candidates(row)) {
            assertThat(scene.server.calls(name)).isEqualTo((int)
                    row.calls().stream().filter(call -> call.startsWith(name)).count());
        }
    }

    private static void assertBreakers(Row row, FaultScene scene) {
        for (TargetReport target : scene.router().operations().targets()) {
            int calls = scene.server.calls(target.target().account());
            assertThat(target.breaker().state()).isEqualTo("closed");
            assertThat(target.breaker().counts().failed()).isEqualTo(row.feeds().equals("breaker") ? calls : 0);
        }
    }

    private static void assertKeys(Row row, FaultScene scene) {
        for (KeyReport key : scene.router().operations().keys()) {
            String name = key.account() + key.key().charAt(1);
            long used = Stream.of(scene.tried().split(" ")).filter(name::equals).count();
            assertThat(key.usage().calls()).isEqualTo(used);
            assertThat(key.off()).hasSize(used > 0 && row.feeds().equals("target off") ? 1 : 0);
            assertThat(key.state()).isIn(states(row, used > 0));
        }
        if (row.feeds().equals("key cools")) {
            assertThat(scene.router().operations().keys())
                    .extracting(KeyReport::state)
                    .contains("cooling");
        }
    }

    /** A key that cooled early on may be warm again by the end of the waits. */
    private static List<String> states(Row row, boolean used) {
        return switch (used ? row.feeds() : "nothing") {
            case "key cools" -> row.waits() ? List.of("cooling", "usable") : List.of("cooling");
            case "key rejected" -> List.of("rejected");
            default -> List.of("usable");
        };
    }
}
