package io.llmrouter.examples.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmrouter.examples.simulate.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleTest {

    private static final List<String> FILES =
            List.of("report.json", "report.html", "policies.csv", "spans.csv", "moments.csv");

    @TempDir
    Path folder;

    private Path play(String name, long seed) throws IOException {
        Scenario scenario = Worlds.streamed(
                        0.5,
                        2000,
                        "2m",
                        """
                incidents:
                  - { name: slow, at: 20s, for: 30s, targets: [ a/m ], slower: 6 }
                  - { name: refusals, at: 60s, for: 30s, targets: [ b/m ], fails: rate_limited, share: 0.5, retryAfter: 2s }
                  - { name: breaks, at: 60s, for: 30s, targets: [ a/m ], fails: connection_lost, afterTokens: 9, share: 0.2 }
                router:
                  policies:
                    random: { candidates: [ "*/m" ], strategy: random }
                    fastest: { candidates: [ "*/m" ], strategy: lowest-latency }
                """)
                .withSeed(seed);
        ReportFiles.write(Worlds.report(scenario), folder.resolve(name));
        return folder.resolve(name);
    }

    @Test
    void writesTheSameBytesForTheSameSeed() throws IOException {
        Path one = play("one", 3);
        Path two = play("two", 3);

        for (String file : FILES) {
            assertThat(one.resolve(file)).hasSameBinaryContentAs(two.resolve(file));
        }
    }

    @Test
    void goesAnotherWayWithAnotherSeed() throws IOException {
        assertThat(Files.readString(play("three", 3).resolve("moments.csv")))
                .isNotEqualTo(Files.readString(play("four", 4).resolve("moments.csv")));
    }
}
