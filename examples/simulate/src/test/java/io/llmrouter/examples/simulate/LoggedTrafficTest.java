package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedTrafficTest {

    private static final String LOG =
            """
            {"at": 5000, "prompt": "hello", "inputTokens": 3, "outputTokens": 9, "kind": "basic", "user": "ann"}
            {"at": 6500, "prompt": "bye", "inputTokens": 2, "outputTokens": 4}
            """;

    @TempDir
    Path folder;

    private List<Ask> read(String text, int most) throws IOException {
        List<Ask> asks = new ArrayList<>();
        LoggedTraffic.read(Files.writeString(folder.resolve("log.jsonl"), text), most)
                .forEachRemaining(asks::add);
        return asks;
    }

    @Test
    void beginsWithItsFirstRequest() throws IOException {
        assertThat(read(LOG, 0))
                .containsExactly(
                        new Ask(0, 0, "basic", "basic", 3, 9, "ann", "hello"),
                        new Ask(1, 1_500_000_000L, "logged", "logged", 2, 4, "nobody", "bye"));
    }

    @Test
    void takesNoMoreThanAsked() throws IOException {
        assertThat(read(LOG, 1)).hasSize(1);
    }

    @Test
    void refusesALogThatGoesBackInTime() {
        String back = LOG + "{\"at\": 10, \"prompt\": \"early\", \"inputTokens\": 1, \"outputTokens\": 1}\n";

        assertThatThrownBy(() -> read(back, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void namesTheFileOfABadLine() {
        assertThatThrownBy(() -> read("{\"at\": 1}\n", 0))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("log.jsonl");
    }

    @Test
    void isPlayedLikeDrawnTraffic() throws IOException {
        Files.writeString(folder.resolve("log.jsonl"), LOG);
        Scenario scenario = Worlds.of(2, "1s", "router: { policies: { one: { candidates: [ a/m ] } } }");
        Scenario logged = new Scenario(
                scenario.name(),
                "",
                1,
                new Scenario.Traffic(0, null, null, null, "log.jsonl", null, 0),
                scenario.models(),
                null,
                null,
                null,
                null,
                null,
                null,
                scenario.router());

        assertThat(Worlds.report(logged, folder).policies().get(0).answered()).isEqualTo(2);
    }
}
