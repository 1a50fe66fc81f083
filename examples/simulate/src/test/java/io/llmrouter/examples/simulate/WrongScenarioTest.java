package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of a scenario that is wrong: file, line, and the nearest valid word. */
class WrongScenarioTest {

    private static final String RIGHT =
            """
            name: two
            seed: 1
            traffic:
              requests: 10
              over: 1m
              kinds:
                general: { share: 1, inputTokens: 10, outputTokens: 5 }
            models:
              a/m: { price: { input: 1, output: 2 }, latency: { median: 500ms, sigma: 0.2 } }
            incidents:
              - { name: slow, at: 10s, for: 5s, targets: [ a/m ], slower: 3 }
              - { name: away, at: 20s, for: 5s, targets: [ a/m ], fails: connection }
            router:
              policies:
                one: { candidates: [ a/m ], strategy: ordered }
            """;

    @TempDir
    Path folder;

    private String said(String right, String wrong) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), RIGHT.replace(right, wrong));
        StringWriter said = new StringWriter();
        int code = Simulate.command()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(file.toString(), "--out", folder.toString());
        assertThat(code).as(said.toString()).isEqualTo(right.equals(wrong) ? 0 : 1);
        return said.toString();
    }

    @Test
    void saysNothingOfOneThatIsRight() throws IOException {
        assertThat(said("two", "two")).contains("report.html");
    }

    @Test
    void namesTheKeyThatWasMeant() throws IOException {
        assertThat(said("slower: 3", "slowr: 3"))
                .startsWith("wrong.yaml:11:55 incidents[0].slowr: unknown key 'slowr'; did you mean 'slower'?");
        assertThat(said("traffic:", "traffik:"))
                .contains("wrong.yaml:3:1 traffik: unknown key 'traffik'; did you mean 'traffic'?");
    }

    @Test
    void namesTheFailureThatWasMeant() throws IOException {
        assertThat(said("fails: connection", "fails: rate_limitd"))
                .contains(
                        "wrong.yaml:12:",
                        "incidents[1].fails: 'rate_limitd' does not fit; did you mean 'rate_limited'?");
    }

    @Test
    void saysHowDurationsAndNumbersAreWritten() throws IOException {
        assertThat(said("over: 1m", "over: soon"))
                .contains("wrong.yaml:5:3 traffic.over: 'soon' does not fit", "200ms");
        assertThat(said("requests: 10", "requests: many")).contains("wrong.yaml:4:3 traffic.requests", "a number");
    }

    @Test
    void saysWhatIsMissingAndWhere() throws IOException {
        assertThat(said("targets: [ a/m ], slower", "slower"))
                .contains("wrong.yaml:11:", "incidents[0]: slow: an incident has targets");
    }

    @Test
    void saysWhatSharesAndTokensMayBe() throws IOException {
        assertThat(said("over: 1m", "over: 1m\n  streamed: 70"))
                .contains("wrong.yaml:3:1 traffic: streamed is a share from 0 to 1, not 70.0");
        assertThat(said("over: 1m", "over: 1m\n  streemed: 0.7")).contains("did you mean 'streamed'?");
        assertThat(said("latency: {", "breakRate: 2, latency: {"))
                .contains("wrong.yaml:9:", "breakRate is a share from 0 to 1");
        assertThat(said("slower: 3", "slower: 3, afterTokens: 9"))
                .contains("wrong.yaml:11:", "afterTokens is a number from 0, beside fails or hangs");
    }

    @Test
    void placesTheRoutersOwnMistakes() throws IOException {
        assertThat(said("strategy: ordered", "strategy: orderd"))
                .contains("wrong.yaml:15:", "router.policies.one.strategy", "ordered");
        assertThat(said("candidates: [ a/m ]", "candidates: [ a/n ]")).contains("wrong.yaml:15:");
    }

    @Test
    void placesWhatIsNoYaml() throws IOException {
        assertThat(said("kinds:", "kinds: [")).contains("wrong.yaml:", "it is no YAML");
    }
}
