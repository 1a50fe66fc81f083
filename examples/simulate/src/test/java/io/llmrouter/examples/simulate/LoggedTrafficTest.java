package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmrouter.examples.simulate.report.PolicyFigures;
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
            {"at": 6500, "prompt": "bye", "inputTokens": 2, "outputTokens": 4, "streamed": true}
            """;

    @TempDir
    Path folder;

    private List<Ask> read(String text, int most) throws IOException {
        return read(text, most, new Share(0, 1));
    }

    private List<Ask> read(String text, int most, Share streamed) throws IOException {
        List<Ask> asks = new ArrayList<>();
        LoggedTraffic.read(Files.writeString(folder.resolve("log.jsonl"), text), most, streamed)
                .forEachRemaining(asks::add);
        return asks;
    }

    @Test
    void beginsWithItsFirstRequest() throws IOException {
        assertThat(read(LOG, 0))
                .containsExactly(
                        new Ask(0, 0, "basic", "basic", 3, 9, "ann", "hello", false),
                        new Ask(1, 1_500_000_000L, "logged", "logged", 2, 4, "nobody", "bye", true));
    }

    @Test
    void takesNoMoreThanAsked() throws IOException {
        assertThat(read(LOG, 1)).hasSize(1);
    }

    @Test
    void streamsAShareOfWhatDoesNotSay() throws IOException {
        String silent = LOG.replace(", \"streamed\": true", "");

        assertThat(read(silent, 0, new Share(1, 1))).allMatch(Ask::streamed);
        assertThat(read(silent, 0)).noneMatch(Ask::streamed);
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
        Path file = Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                name: logged
                seed: 1
                traffic: { log: log.jsonl }
                models: { a/m: { price: { input: 1, output: 2 }, latency: { median: 500ms, sigma: 0.2 } } }
                router: { policies: { one: { candidates: [ a/m ] } } }
                """);

        PolicyFigures one = Worlds.policy(Worlds.report(ScenarioFile.read(file), folder), "one");

        assertThat(one.answered()).isEqualTo(2);
        assertThat(one.streams()).isEqualTo(1);
    }
}
